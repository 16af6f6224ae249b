import type { Prices } from "#protocol/api/settings";
import { handle } from "../../handle";
import { priceNow } from "../../settings/price-now";
import type { Call } from "../call";
import { announcedChanges } from "./announced-changes";

/** From memory: anybody may ask, as often as they like. */
export async function getPrices(_: Call<unknown>): Promise<Prices> {
  const { coreHourNanos, donorPercent } = priceNow(handle().config);
  return { coreHourNanos, residentsPercent: donorPercent, ahead: announcedChanges() };
}
