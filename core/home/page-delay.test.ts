import fc from "fast-check";
import { expect, test } from "vitest";
import { HOUR } from "../time";
import { afterProbe, MIN_DELAY_MS, NO_DELAY } from "./page-delay";

const LONG_AGO = Number.NEGATIVE_INFINITY;

/** Whether any of the probes was felt. */
function isFelt(probes: readonly { at: number; lateMs: number; ownWorkAt?: number }[]): boolean {
  let delay = NO_DELAY;
  return probes.some((probe) => {
    const next = afterProbe(delay, { ownWorkAt: LONG_AGO, ...probe });
    delay = next.delay;
    return next.isFelt;
  });
}

const late = (at: number, ownWorkAt = LONG_AGO) => ({ at, lateMs: 200, ownWorkAt });

test("a page that is called late twice in a second is kept waiting by others", () => {
  expect(isFelt([late(1_000), { at: 1_300, lateMs: 0 }, late(1_700)])).toBe(true);
  expect(isFelt([late(1_000)])).toBe(false);
  expect(isFelt([late(1_000), late(4_000)])).toBe(false);
});

test("delays by the page's own work, or by its reaction to input, are not counted", () => {
  expect(isFelt([late(1_000, 700), late(1_500, 1_200)])).toBe(false);
  expect(isFelt([late(1_000, -5_000), late(1_500, 1_200)])).toBe(false);
});

test("a lid that was closed, and a coarse clock, are not counted as delays", () => {
  expect(isFelt([0, 1, 2, 3].map((turn) => ({ at: turn * 1_000, lateMs: HOUR })))).toBe(false);
  expect(isFelt([0, 1, 2, 3].map((turn) => ({ at: turn * 200, lateMs: turn % 2 === 0 ? 100 : 0 })))).toBe(false);
});

test("a page whose every delay is its own never gives a core back", () =>
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(1_000), fc.nat(4_000), fc.nat(699))), (moments) => {
      let at = 10_000;
      const probes = moments.map(([after, lateMs, sinceOwn]) => {
        at += after + lateMs;
        return { at, lateMs, ownWorkAt: at - lateMs - sinceOwn };
      });
      expect(isFelt(probes)).toBe(false);
    }),
  ));

test("small delays are not counted, however frequent", () =>
  fc.assert(
    fc.property(fc.array(fc.double({ min: 0, max: MIN_DELAY_MS - 1, noNaN: true })), (delays) => {
      expect(isFelt(delays.map((lateMs, turn) => ({ at: turn * 250, lateMs })))).toBe(false);
    }),
  ));
