import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";

const MAX_BYTES = 3 * 1_024;
const script = readFileSync(path.join(import.meta.dirname, "../dist/browser/button.js"));

test("the button is under 3 KB, fetches nothing, keeps nothing and reads no cookie", () => {
  expect(script.length).toBeLessThan(MAX_BYTES);
  expect(script.toString()).not.toMatch(
    /fetch|XMLHttpRequest|sendBeacon|Storage|indexedDB|cookie|import|innerHTML|eval/,
  );
});

/** Pages that name its hash load no other: whoever changes it gives it another address, and these pages keep the old one. */
test("the button is the one whose hash the documentation shows", () => {
  const documentation = readFileSync(path.join(import.meta.dirname, "../docs/button.md"), "utf8");
  expect(documentation).toContain(`integrity="sha384-${createHash("sha384").update(script).digest("base64")}"`);
});
