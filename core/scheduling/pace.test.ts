import fc from "fast-check";
import { expect, test } from "vitest";
import { batchSize, observePace, type PaceEstimate, unknownPace } from "./pace";

const ms = () => fc.double({ min: 0, max: 3_600_000, noNaN: true });
const units = () => fc.integer({ min: 1, max: 256 });
const observed = (...samples: [number, number][]): PaceEstimate => {
  const pace = unknownPace();
  for (const [time, count] of samples) observePace(pace, time, count);
  return pace;
};

test("without an estimate a single unit goes first", () =>
  fc.assert(
    fc.property(units(), (max) => {
      expect(batchSize(unknownPace(), 3_000, max, max)).toBe(1);
    }),
  ));

test("a batch has at least one unit, and no more than its limits and the seconds allow", () =>
  fc.assert(
    fc.property(fc.array(fc.tuple(ms(), units()), { minLength: 1 }), units(), units(), (samples, share, max) => {
      const pace = observed(...samples);
      const size = batchSize(pace, 3_000, share, max);
      expect(size).toBeGreaterThanOrEqual(1);
      expect(size).toBeLessThanOrEqual(Math.max(1, Math.min(share, max)));
      if (size > 1) expect(size * pace.msPerUnit).toBeLessThanOrEqual(3_000);
    }),
  ));

test("the estimate stays between the shortest and the longest observation", () =>
  fc.assert(
    fc.property(fc.array(fc.tuple(ms(), units()), { minLength: 1 }), (samples) => {
      const each = samples.map(([time, count]) => Math.max(0.005, time / count));
      const { msPerUnit } = observed(...samples);
      expect(msPerUnit).toBeGreaterThanOrEqual(Math.min(...each) * (1 - 1e-9));
      expect(msPerUnit).toBeLessThanOrEqual(Math.max(...each) * (1 + 1e-9));
    }),
  ));

test("it adapts to long units faster than to short ones", () => {
  const [rising, falling] = [observed([10, 1], [1_000, 1]), observed([1_000, 1], [10, 1])];
  expect(rising.msPerUnit - 10).toBeGreaterThan(1_000 - falling.msPerUnit);
});

test("it converges to the true pace of steady units", () =>
  fc.assert(
    fc.property(ms(), fc.double({ min: 1, max: 10_000, noNaN: true }), (first, steady) => {
      const samples = Array.from({ length: 150 }, (): [number, number] => [steady, 1]);
      expect(observed([first, 1], ...samples).msPerUnit).toBeCloseTo(steady, 3);
    }),
  ));
