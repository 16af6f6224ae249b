import { POWER } from "#core/home/power";
import type { DayRecord } from "#workers/contract/day-record";

const HOUR_MS = 3_600_000;

export interface Energy {
  wattHours: number;
  costNanos: number;
}

/**
 * The most that the work took: a core held to a share of itself draws less. What was computed at a price of the resident's own
 * tariff costs that; the rest what we assume.
 */
export function energyOf(coreMs: number, coreMsAtPrice: DayRecord["coreMsAtPrice"] = {}): Energy {
  let unpricedMs = coreMs;
  let cost = 0;
  for (const [nanosPerKwh, ms] of Object.entries(coreMsAtPrice)) {
    unpricedMs -= ms;
    cost += ms * Number(nanosPerKwh);
  }
  cost += Math.max(0, unpricedMs) * POWER.nanosPerKwh;
  const wattHours = (coreMs / HOUR_MS) * POWER.wattsPerCore;
  return { wattHours, costNanos: Math.round((cost / HOUR_MS / 1_000) * POWER.wattsPerCore) };
}

export type KettleComparison =
  | { kind: "nothing" }
  /** Less than one boil: so many seconds of a kettle. */
  | { kind: "seconds"; seconds: number }
  | { kind: "boils"; boils: number };

export function compareToKettle(wattHours: number): KettleComparison {
  const boils = wattHours / POWER.kettleWh;
  if (boils >= 0.95) return { kind: "boils", boils: boils < 10 ? Math.round(boils * 2) / 2 : Math.round(boils) };
  const seconds = Math.round((wattHours / POWER.kettleWatts) * 3_600);
  return seconds < 1 ? { kind: "nothing" } : { kind: "seconds", seconds };
}

/** What a core-hour of the reference speed brings a resident, and what it takes from the socket. */
export function coreHourBalance(coreHourNanos: number, donorPercent: number) {
  return {
    earnedNanos: Math.floor((coreHourNanos * donorPercent) / 100),
    powerNanos: energyOf(HOUR_MS).costNanos,
  };
}
