import { expect, test } from "vitest";
import { seededRandom } from "../random";
import { drawUnits } from "./draw-units";
import { estimateFuel } from "./estimate-fuel";

const UNITS = 5_000;
const DRAWN = 24;
const MANY = 240;
const ROUNDS = 200;

type Costs = (unit: number, random: () => number) => number;

/** Jobs whose units differ in cost by about four orders of magnitude, and some that do not. */
const JOBS: Record<string, Costs> = {
  alike: (_, random) => 1e9 * (0.95 + 0.1 * random()),
  "dearer and dearer": (unit) => 1e6 * 10 ** ((4 * unit) / UNITS),
  "a ramp": (unit) => 1e6 + 2e6 * unit,
  "the first of them cheap, as a sky": (unit) => (unit < UNITS / 5 ? 1e6 : 1e10),
  "any of four orders": (_, random) => 1e6 * 10 ** (4 * random()),
  "log-normal": (_, random) => {
    const normal = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
    return 1e8 * Math.exp(2 * normal);
  },
  "one in four ten thousand times as dear": (_, random) => (random() < 0.25 ? 1e10 : 1e6),
  "rows of a picture": (unit) => (unit % 50 < 25 ? 1e6 : 1e10),
};

const CASES = Object.entries(JOBS).flatMap(([name, costOf]) =>
  [DRAWN, MANY].map((drawn) => [name, drawn, costOf] as const),
);

test.each(CASES)("the interval contains the true cost when units are %s, of %i drawn", (_, drawn, costOf) => {
  const random = seededRandom(7);
  let missed = 0;
  for (let round = 0; round < ROUNDS; round++) {
    const costs = Array.from({ length: UNITS }, (_, unit) => costOf(unit, random));
    const truth = costs.reduce((sum, cost) => sum + cost, 0) / UNITS;
    const { low, high, mean } = estimateFuel(drawUnits(UNITS, drawn).map((unit) => costs[unit] ?? 0));
    expect(low).toBeLessThanOrEqual(mean);
    expect(high).toBeGreaterThanOrEqual(mean);
    if (truth < low || truth > high) missed += 1;
  }
  expect(missed / ROUNDS).toBeLessThan(0.03);
});

test("costs that follow the units' numbers are estimated within a fifth, where the first units alone would be far off", () => {
  for (const name of ["a ramp", "the first of them cheap, as a sky", "rows of a picture"]) {
    const costs = Array.from({ length: UNITS }, (_, unit) => JOBS[name]?.(unit, () => 0) ?? 0);
    const truth = costs.reduce((sum, cost) => sum + cost, 0) / UNITS;
    const { mean } = estimateFuel(drawUnits(UNITS, DRAWN).map((unit) => costs[unit] ?? 0));
    expect([name, Math.abs(mean / truth - 1) < 0.2]).toEqual([name, true]);
    expect(Math.abs((costs[0] ?? 0) / truth - 1)).toBeGreaterThan(0.2);
  }
});

test("units are drawn once each, and those that ran in time lie in all parts of a job", () => {
  for (const units of [1, 3, DRAWN, DRAWN + 1, MANY, MANY + 1, 1_000, 10_000_000]) {
    for (const count of [DRAWN, MANY]) {
      const drawn = drawUnits(units, count);
      expect(new Set(drawn).size).toBe(Math.min(units, count));
      expect(drawn.every((unit) => Number.isInteger(unit) && unit >= 0 && unit < units)).toBe(true);
      for (const ran of [8, 24, 100].filter((ran) => ran <= drawn.length)) {
        const sorted = [0, ...drawn.slice(0, ran).toSorted((a, b) => a - b), units - 1];
        const gaps = sorted.slice(1).map((unit, at) => unit - (sorted[at] as number));
        expect(Math.max(...gaps)).toBeLessThanOrEqual((3 * units) / ran + 1);
      }
    }
  }
});

test("a single unit says nothing about the others", () => {
  expect(estimateFuel([5])).toEqual({ mean: 5, low: 0, high: Number.POSITIVE_INFINITY });
  expect(estimateFuel([7, 7, 7])).toEqual({ mean: 7, low: 7, high: 7 });
});
