/**
 * Fuel that one core of an ordinary device spends in a second: the median of the programs that
 * `npm run bench -- calibration` runs in three engines. Measured on 28 November 2026, see docs/benchmarks.md. Limits,
 * prices, estimates and earnings follow from it. A job keeps the figure that it was submitted with.
 */
export const FUEL_PER_CORE_SECOND = 20_000_000_000;

/** For work that is known by its time: what a host does for a program, and what a script does. */
export const FUEL_PER_NANOSECOND = FUEL_PER_CORE_SECOND / 1_000_000_000;
