import { handle } from "../../handle";

/** Today's price of a core-hour, and the residents' part of it. */
export function workPrice() {
  const { pricePerCoreHourNanos, donorSharePercent } = handle().config;
  return { coreHourNanos: pricePerCoreHourNanos, donorPercent: donorSharePercent };
}
