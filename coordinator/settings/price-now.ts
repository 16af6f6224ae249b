import type { WorkPrice } from "#core/ledger/pricing";
import type { Config } from "../config";

/** What a job that is submitted now costs. */
export const priceNow = (config: Pick<Config, "pricePerCoreHourNanos" | "donorSharePercent">): WorkPrice => ({
  coreHourNanos: config.pricePerCoreHourNanos,
  donorPercent: config.donorSharePercent,
});
