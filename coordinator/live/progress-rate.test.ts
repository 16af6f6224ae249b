import { expect, test } from "vitest";
import { ProgressRate } from "./progress-rate";

const rateOf = (...totals: [at: number, units: number][]) => {
  const rate = new ProgressRate();
  for (const [at, units] of totals) rate.look(units, at);
  return rate.perSecond;
};

test("nothing is known before a second has passed", () => {
  expect(rateOf()).toBe(0);
  expect(rateOf([0, 5], [999, 50])).toBe(0);
});

test("it is the mean of the last ten seconds", () => {
  expect(rateOf([0, 0], [1_000, 30], [2_000, 40])).toBe(20);
  const steady = Array.from({ length: 60 }, (_, second): [number, number] => [second * 1_000, second * 4]);
  expect(rateOf([0, 0], [500, 1_000_000], ...steady.slice(1))).toBe(4);
  expect(rateOf(...steady, [75_000, 59 * 4])).toBe(0);
});

test("a total that falls does not make a negative rate", () => {
  expect(rateOf([0, 100], [1_000, 20])).toBe(0);
});
