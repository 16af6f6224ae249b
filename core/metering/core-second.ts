/**
 * How much fuel one core of an ordinary device uses in a second: the median of the programs that `npm run bench --
 * calibration` runs in three engines. Measured on 28 November 2026, see docs/benchmarks.md. Limits, prices, estimates
 * and earnings are based on it. A job keeps the figure with which it was submitted.
 */
export const FUEL_PER_CORE_SECOND = 20_000_000_000;

/** For work that is measured in time: a host's work for a program, and a script's. */
export const FUEL_PER_NANOSECOND = FUEL_PER_CORE_SECOND / 1_000_000_000;
