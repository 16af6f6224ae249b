import { readdirSync } from "node:fs";
import { expect, test } from "vitest";
import { browserParts } from "./browser-parts.mjs";

test.each([1, 2, 3])("every file of browser tests is in one of %i parts, and in no other", (count) => {
  const parts = browserParts(count);
  const all = readdirSync("e2e").filter((name) => name.endsWith(".e2e.ts"));
  expect(parts).toHaveLength(count);
  expect(parts.flat().sort()).toEqual(all.map((name) => `e2e/${name}`).sort());
  for (const part of parts) expect(part.length).toBeGreaterThan(0);
});
