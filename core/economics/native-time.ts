/**
 * How many hours are billed here for one hour that the same program takes when it is compiled for the machine (gcc 12 with
 * -O2) and run there. docs/prices.md says how it was measured, and a test holds them together.
 */
export const NATIVE_TIME = {
  measuredOn: "2026-11-28",
  programs: 16,
  min: 0.8,
  median: 1.8,
  max: 7,
  /** The one that only waits for its memory. */
  memoryBound: 0.2,
} as const;
