import { expect, test } from "vitest";
import { countsAsFinds } from "./counts-as-find";

const DOLLAR = 1_000_000_000;

test.each([
  ["one among a thousand, for a dollar", 1, 1_000, DOLLAR, true],
  ["none", 0, 1_000_000, 900 * DOLLAR, false],
  ["one among fewer", 1, 999, DOLLAR, false],
  ["one for less", 1, 1_000_000, DOLLAR - 1, false],
  ["two, where one is paid for", 2, 1_000_000, 2 * DOLLAR - 1, false],
  ["every unit", 1_000, 1_000, 900 * DOLLAR, false],
  ["three of a long search", 3, 10_000_000, 40 * DOLLAR, true],
])("%s", (_, finds, units, spentNanos, expected) => {
  expect(countsAsFinds({ finds, units, spentNanos })).toBe(expected);
});
