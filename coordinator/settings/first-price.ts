import type { WorkPrice } from "#core/ledger/pricing";
import { dollarNanos } from "#protocol/text/dollar-nanos";
import type { SettingsBook } from "./settings-book";

/** The price that the city began with: work is compared by it, however the price has changed since. */
export const firstPrice = ({ initial }: Pick<SettingsBook, "initial">): WorkPrice => ({
  coreHourNanos: dollarNanos(initial["core-hour-price"]),
  donorPercent: Number(initial["residents-share"]),
});
