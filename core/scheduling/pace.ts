/**
 * A running estimate of wall milliseconds per unit: quick to learn that units are long, slower to learn that they are
 * short.
 */
export interface PaceEstimate {
  msPerUnit: number;
  samples: number;
}

export const unknownPace = (): PaceEstimate => ({ msPerUnit: 0, samples: 0 });

const RISE = 0.5;
const FALL = 0.2;
/** Units are never assumed to be shorter: below this the transport costs more than the work. */
const MIN_MS = 0.005;

/** Learns from `units` units that took `ms` together. */
export function observePace(pace: PaceEstimate, ms: number, units: number): void {
  const sample = Math.max(MIN_MS, ms / units);
  if (pace.samples === 0) pace.msPerUnit = sample;
  else pace.msPerUnit += (sample > pace.msPerUnit ? RISE : FALL) * (sample - pace.msPerUnit);
  pace.samples += 1;
}

/**
 * How many units make a batch of `batchMs`. Without an estimate a single unit goes first. `share` limits a batch to a
 * fair part of what is left, so that the last units of a job end together.
 */
export function batchSize(pace: PaceEstimate, batchMs: number, share: number, max: number): number {
  if (pace.samples === 0) return 1;
  const bySeconds = Math.floor(batchMs / pace.msPerUnit);
  return Math.max(1, Math.min(max, bySeconds, Math.ceil(share)));
}
