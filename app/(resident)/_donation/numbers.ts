import type { DonationSnapshot } from "#workers/contract/donation-snapshot";

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

export const numbersOf = ({ today, unitsTotal, creditNanos }: DonationSnapshot): Numbers => ({
  unitsToday: today.units,
  coreMsToday: today.coreMs,
  unitsTotal,
  creditNanos,
  creditTodayNanos: today.earnedNanos,
});
