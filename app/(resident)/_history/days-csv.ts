import type { DayRecord } from "#workers/contract/day-record";
import { energyOf } from "../_donation/energy";

const NANOS = 1_000_000_000;
const HEADER = "date,units,core_seconds,bytes,watt_hours_at_most,power_cost,earned";

/** A row for each day, with money in dollars. Programs read it, so it is the same in every language. */
export function daysCsv(days: readonly DayRecord[]): string {
  const rows = days.map(({ date, units, coreMs, bytes, earnedNanos, coreMsAtPrice }) => {
    const { wattHours, costNanos } = energyOf(coreMs, coreMsAtPrice);
    const figures = [units, fixed(coreMs / 1_000), bytes, fixed(wattHours), dollars(costNanos), dollars(earnedNanos)];
    return [date, ...figures].join(",");
  });
  return [HEADER, ...rows, ""].join("\r\n");
}

const fixed = (value: number) => value.toFixed(3);
const dollars = (nanos: number) => (nanos / NANOS).toFixed(9);
