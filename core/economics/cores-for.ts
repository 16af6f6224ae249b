import type { Inputs } from "./inputs";
import { busyHours, type MeasuredCity, paidHours } from "./measured-city";
import { DAYS_OF_MONTH } from "./month-of";

const WHOLE = 1_000;

/** How many lent cores, with work around the clock, earn their residents that much in a month. */
export function coresFor(
  nanos: number,
  inputs: Pick<Inputs, "coreHourNanos" | "donorPercent">,
  measured: MeasuredCity,
) {
  const hours = paidHours(busyHours(24 * DAYS_OF_MONTH, WHOLE, measured), measured);
  const earned = (hours * inputs.coreHourNanos * inputs.donorPercent) / 100;
  return earned === 0 ? null : Math.ceil(nanos / earned);
}
