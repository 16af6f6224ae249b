import type { WorkPrice } from "#core/ledger/pricing";
import { handle } from "../../handle";
import { firstPrice } from "../../settings/first-price";

/** The price at which `coordinator/pride/tally-work.ts` counts what devices were credited. */
export const workPrice = (): WorkPrice => firstPrice(handle().settings);
