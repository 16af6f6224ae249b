import type { DonationSnapshot } from "#workers/contract/donation-snapshot";

/** What the page counts, for a browser's day and for its device. */
export interface Numbers {
  unitsToday: number;
  coreMsToday: number;
  coreMsAtPriceToday: DonationSnapshot["today"]["coreMsAtPrice"];
  unitsTotal: number;
  creditNanos: number;
  creditTodayNanos: number;
}

export const NO_NUMBERS: Numbers = {
  unitsToday: 0,
  coreMsToday: 0,
  coreMsAtPriceToday: undefined,
  unitsTotal: 0,
  creditNanos: 0,
  creditTodayNanos: 0,
};

export const numbersOf = ({ today, unitsTotal, creditNanos }: DonationSnapshot): Numbers => ({
  unitsToday: today.units,
  coreMsToday: today.coreMs,
  coreMsAtPriceToday: today.coreMsAtPrice,
  unitsTotal,
  creditNanos,
  creditTodayNanos: today.earnedNanos,
});
