import { LIST_PRICES, listPrice, type Rival } from "#core/economics/list-prices";
import { NATIVE_TIME } from "#core/economics/native-time";
import { HOUR, SECOND } from "#core/time";
import type { ReportFigures } from "#protocol/api/reports";

const DOLLAR = 1_000_000_000;

/** What the same results would have cost elsewhere: there, programs run as they are compiled for the machine. */
export function priceElsewhere(coreSeconds: number, usDollarNanos: number): ReportFigures["elsewhere"] {
  const hours = (coreSeconds * SECOND) / HOUR / NATIVE_TIME.median;
  const at = (rival: Rival) => Math.round((hours * listPrice(rival) * usDollarNanos) / DOLLAR);
  return { fargateNanos: at("fargate"), lambdaNanos: at("lambda"), readOn: LIST_PRICES.readOn, usDollarNanos };
}
