import { readdirSync } from "node:fs";
import { expect, test } from "vitest";
import { browserHalves } from "./browser-halves.mjs";

test("every file of browser tests is in one half, and in no other", () => {
  const [first = [], second = []] = browserHalves();
  const all = readdirSync("e2e").filter((name) => name.endsWith(".e2e.ts"));
  expect([...first, ...second].sort()).toEqual(all.map((name) => `e2e/${name}`).sort());
  expect(new Set([...first, ...second]).size).toBe(all.length);
  for (const half of [first, second]) expect(half.length).toBeGreaterThan(0);
});
