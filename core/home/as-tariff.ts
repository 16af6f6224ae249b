import { isZone } from "./calendar";
import { BANDS, type HoursOfPrices, type Tariff, type TariffPeriod } from "./tariff";
import { HOURS_OF_DAY } from "./week";

/** Parses a stored value; null unless it is a complete tariff. */
export function asTariff(kept: unknown): Tariff | null {
  if (!isObject(kept)) return null;
  const { id, name, timeZone, source, periods, isWithdrawn } = kept;
  if (typeof id !== "string" || typeof timeZone !== "string" || typeof source !== "string") return null;
  if (!isObject(name) || typeof name.en !== "string" || typeof name.fr !== "string") return null;
  if (!isZone(timeZone) || !Array.isArray(periods) || !periods.every(isPeriod)) return null;
  const names = { en: name.en, fr: name.fr };
  return { id, name: names, timeZone, source, periods, ...(isWithdrawn === true && { isWithdrawn }) };
}

function isPeriod(kept: unknown): kept is TariffPeriod {
  if (!isObject(kept)) return false;
  const { from, until, nanosPerKwh, weekdays, weekends, holidays } = kept;
  return (
    typeof from === "string" &&
    (until === null || typeof until === "string") &&
    isObject(nanosPerKwh) &&
    Object.values(nanosPerKwh).every((price) => Number.isSafeInteger(price) && (price as number) >= 0) &&
    isHours(weekdays) &&
    isHours(weekends) &&
    Array.isArray(holidays) &&
    holidays.every((day) => typeof day === "string")
  );
}

const isHours = (kept: unknown): kept is HoursOfPrices =>
  Array.isArray(kept) && kept.length === HOURS_OF_DAY && kept.every((band) => BANDS.includes(band));

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null;
