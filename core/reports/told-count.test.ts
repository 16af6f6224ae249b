import { expect, test } from "vitest";
import { mayTell, toldCount } from "./told-count";

test("a sum is told of twenty and more, and only if what an earlier edition leaves over is of nobody or of twenty", () => {
  expect([0, 1, 19, 20].map((count) => mayTell(count, null))).toEqual([false, false, false, true]);
  expect([0, 1, 19, 20].map((since) => mayTell(40, since))).toEqual([true, false, false, true]);
  expect(mayTell(19, 0)).toBe(false);
});

test("numbers of households are tens with two digits, and never more than there were", () => {
  expect([0, 7, 20, 29, 99, 129, 999, 4_711, 123_456].map(toldCount)).toEqual([
    0, 0, 20, 20, 90, 120, 990, 4_700, 120_000,
  ]);
  for (let count = 0; count < 5_000; count++) expect(toldCount(count)).toBeLessThanOrEqual(count);
});
