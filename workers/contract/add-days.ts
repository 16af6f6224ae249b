import { LIMITS } from "#protocol/limits";
import type { DayRecord, UnitsFor } from "./day-record";

/** What a device did in some days. */
export type DaysDone = Omit<DayRecord, "date">;

export const NOTHING_DONE: DaysDone = { units: 0, coreMs: 0, bytes: 0, earnedNanos: 0 };

/** What was done in both together. */
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

/** In the order in which they came; a list that is full counts the rest together. Names are customers' own words. */
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
