import type { DonationSnapshot } from "#workers/contract/donation-snapshot";
import type { DayTally } from "./day-tally";

/** What the page counts, for a browser's day and for its device. */
export interface Numbers {
  unitsToday: number;
  coreMsToday: number;
  unitsTotal: number;
  creditNanos: number;
  creditTodayNanos: number;
}

export const NO_NUMBERS: Numbers = {
  unitsToday: 0,
  coreMsToday: 0,
  unitsTotal: 0,
  creditNanos: 0,
  creditTodayNanos: 0,
};

export function numbersOf(tally: DayTally, { unitsTotal, creditNanos }: DonationSnapshot): Numbers {
  const dawn = tally.creditAtDawnNanos ?? creditNanos;
  return {
    unitsToday: tally.units,
    coreMsToday: tally.coreMs,
    unitsTotal,
    creditNanos,
    creditTodayNanos: Math.max(0, creditNanos - dawn),
  };
}
