import type { Tariff } from "../home/tariff";

const WEEKDAYS = 5;
const FREE_DAYS = 2;

/**
 * What a kilowatt-hour costs on average in the last period of a tariff that has begun by this day, for somebody who uses
 * power by these shares of each hour of the day; null if a price is not known. Holidays are left out.
 */
export function meanPowerPrice({ periods }: Tariff, byHour: readonly number[], date: string) {
  const period = periods.findLast(({ from }) => from <= date);
  if (!period) return null;
  const { weekdays, weekends, nanosPerKwh, from: since, until } = period;
  let [sum, weights] = [0, 0];
  for (const [hour, weight] of byHour.entries()) {
    const [weekday, weekend] = [weekdays[hour], weekends[hour]].map((band) => band && nanosPerKwh[band]);
    if (weekday === undefined || weekend === undefined) return null;
    sum += weight * (WEEKDAYS * weekday + FREE_DAYS * weekend);
    weights += weight * (WEEKDAYS + FREE_DAYS);
  }
  return weights === 0 ? null : { since, until, nanosPerKwh: Math.round(sum / weights) };
}
