import { LIMITS } from "#protocol/limits";
import type { DayRecord, UnitsFor } from "./day-record";

/** What a device did over several days. */
export type DaysDone = Omit<DayRecord, "date">;

export const NOTHING_DONE: DaysDone = { units: 0, coreMs: 0, bytes: 0, earnedNanos: 0 };

/** The sum of both. */
export function addDays(one: DaysDone, other: Partial<DaysDone>): DaysDone {
  const coreMsAtPrice = addPrices(one.coreMsAtPrice, other.coreMsAtPrice);
  const forWhom = addCustomers(one.forWhom, other.forWhom);
  return {
    units: one.units + (other.units ?? 0),
    coreMs: one.coreMs + (other.coreMs ?? 0),
    bytes: one.bytes + (other.bytes ?? 0),
    earnedNanos: one.earnedNanos + (other.earnedNanos ?? 0),
    ...(coreMsAtPrice && { coreMsAtPrice }),
    ...(forWhom && { forWhom }),
  };
}

function addPrices(one: DayRecord["coreMsAtPrice"], other: DayRecord["coreMsAtPrice"]) {
  if (!one || !other) return one ?? other;
  const sum = { ...one };
  for (const [price, ms] of Object.entries(other)) sum[price] = (sum[price] ?? 0) + ms;
  return sum;
}

/** In order of arrival; once the list is full, the rest are counted together. Names are the customers' own words. */
function addCustomers(one: DayRecord["forWhom"], other: DayRecord["forWhom"]): DayRecord["forWhom"] {
  if (!one || !other) return one ?? other;
  const sum = new Map(one.map(({ customer, units }) => [customer, units]));
  for (const { customer, units } of other) {
    const hasRoom = sum.has(customer) || sum.size < LIMITS.MAX_DAY_CUSTOMERS;
    const counted = hasRoom ? customer : null;
    sum.set(counted, (sum.get(counted) ?? 0) + units);
  }
  return [...sum].map(([customer, units]): UnitsFor => ({ customer, units }));
}
