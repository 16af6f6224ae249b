import { existsSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import type { TestSpecification, Vitest } from "vitest/node";
import { LongestFirst, SECONDS } from "./longest-first.mjs";

test("every file in the list exists, and they come first, the longest of all first", async () => {
  const known = Object.keys(SECONDS);
  expect(known.filter((file) => !existsSync(file))).toEqual([]);
  const project = { name: "", config: { isolate: false, sequence: { groupOrder: 0 } } };
  const files = ["core/a.test.ts", ...known.toReversed(), "core/b.test.ts"];
  const all = files.map((file) => ({ moduleId: path.resolve(file), project }) as TestSpecification);
  const unknown = { getFileTestResults: () => undefined, getFileStats: () => undefined };
  const vitest = { config: { root: process.cwd() }, cache: unknown } as unknown as Vitest;
  const sorted = (await new LongestFirst(vitest).sort(all)).map(({ moduleId }) => path.relative(".", moduleId));
  const seconds = sorted.map((file) => SECONDS[file as keyof typeof SECONDS] ?? 0);
  expect(sorted.toSorted()).toEqual(files.toSorted());
  expect(seconds).toEqual(seconds.toSorted((a, b) => b - a));
  expect(sorted.slice(-2)).toEqual(["core/a.test.ts", "core/b.test.ts"]);
});
