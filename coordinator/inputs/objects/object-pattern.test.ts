import { expect, test } from "vitest";
import { objectPattern } from "./object-pattern";

test.each<[string, string[], string[]]>([
  ["a/*.csv", ["a/1.csv", "a/.csv", "a/ü +.csv"], ["a/b/1.csv", "a/1.csvx", "b/1.csv", "a/1.CSV"]],
  ["a/**/*.csv", ["a/1.csv", "a/b/1.csv", "a/b/c/1.csv"], ["a1.csv", "a/b/1.txt"]],
  ["a/**", ["a/1", "a/b/c"], ["b/1"]],
  ["a/", ["a/1", "a/b/c"], ["b/1", "a"]],
  ["", ["1", "a/b"], []],
  ["**/x", ["x", "a/x", "a/b/x"], ["ax", "a/bx"]],
  ["a?c", ["abc", "a😀c"], ["ac", "a/c", "abbc"]],
  ["a/plain (1).csv", ["a/plain (1).csv"], ["a/plain (1)xcsv"]],
])("%s", (pattern, meant, others) => {
  const { matches, prefix } = objectPattern(pattern);
  for (const key of meant) expect([key, matches(key), key.startsWith(prefix)]).toEqual([key, true, true]);
  for (const key of others) expect([key, matches(key)]).toEqual([key, false]);
});

test("a pattern with many wildcards is as quick as any other on a long key", () => {
  const { matches } = objectPattern(`${"*a".repeat(16)}b`);
  expect(matches("a".repeat(1_024))).toBe(false);
});

test("the text before the first wildcard is the listing's prefix, and its folders are not part of names", () => {
  expect(objectPattern("in/2026/part-*.csv")).toMatchObject({
    prefix: "in/2026/part-",
    folderChars: 8,
    isExact: false,
  });
  expect(objectPattern("in/one.csv")).toMatchObject({ prefix: "in/one.csv", folderChars: 3, isExact: true });
});
