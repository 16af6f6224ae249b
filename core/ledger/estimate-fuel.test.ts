import { expect, test } from "vitest";
import { seededRandom } from "../random";
import { drawUnits } from "./draw-units";
import { estimateFuel } from "./estimate-fuel";

const UNITS = 5_000;
const DRAWN = 24;
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

test.each(Object.entries(JOBS))("the interval contains the true cost when units are %s", (_, costOf) => {
  const random = seededRandom(7);
  let missed = 0;
  for (let round = 0; round < ROUNDS; round++) {
    const costs = Array.from({ length: UNITS }, (_, unit) => costOf(unit, random));
    const truth = costs.reduce((sum, cost) => sum + cost, 0) / UNITS;
    const { low, high, mean } = estimateFuel(drawUnits(UNITS, DRAWN).map((unit) => costs[unit] ?? 0));
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

test("units are drawn once each, in rising order, from all parts of a job", () => {
  for (const units of [1, 3, 24, 25, 1_000, 10_000_000]) {
    const drawn = drawUnits(units, DRAWN);
    expect(drawn).toHaveLength(Math.min(units, DRAWN));
    expect([...new Set(drawn)].sort((a, b) => a - b)).toEqual(drawn);
    expect(drawn.every((unit) => unit >= 0 && unit < units)).toBe(true);
  }
});

test("a single unit says nothing about the others", () => {
  expect(estimateFuel([5])).toEqual({ mean: 5, low: 0, high: Number.POSITIVE_INFINITY });
  expect(estimateFuel([7, 7, 7])).toEqual({ mean: 7, low: 7, high: 7 });
});
