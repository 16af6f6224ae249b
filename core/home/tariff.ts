import type { LocalTime } from "./calendar";

export const BANDS = ["flat", "ultra-low", "off-peak", "mid-peak", "on-peak"] as const;
export type Band = (typeof BANDS)[number];

/** The price of each hour of a day, from midnight on. */
export type HoursOfPrices = readonly Band[];

/** Electricity prices from one day to another. */
export interface TariffPeriod {
  /** As 2025-11-01. */
  from: string;
  /** The first day after the period; null: it has no end. */
  until: string | null;
  nanosPerKwh: Partial<Record<Band, number>>;
  weekdays: HoursOfPrices;
  /** Saturdays, Sundays and holidays. */
  weekends: HoursOfPrices;
  /** Also those after its end: the period's hours stand in until newer ones are known. */
  holidays: readonly string[];
}

/** A household's electricity prices as dated data, so that a change of price needs no new release. */
export interface Tariff {
  id: string;
  name: { en: string; fr: string };
  timeZone: string;
  /** Where people can read the prices. */
  source: string;
  /** In order, without overlaps; there may be gaps. */
  periods: readonly TariffPeriod[];
  /** Offered to nobody any more; whoever chose it keeps it. */
  isWithdrawn?: true;
}

export interface Price {
  band: Band;
  /** Null in a gap: the hours are those of the last year that is known, but the price is not. */
  nanosPerKwh: number | null;
}

const SATURDAY = 5;

type Hour = Pick<LocalTime, "date" | "weekday" | "hour">;

/** The price at a moment in the tariff's own time zone; null before its first day. */
export function priceAt({ periods }: Tariff, time: Hour): Price | null {
  const known = periodOn(periods, time.date);
  const band = bandsOf(known ?? periodOfSeason(periods, time.date), time)?.[time.hour];
  return band === undefined ? null : { band, nanosPerKwh: known?.nanosPerKwh[band] ?? null };
}

/** Whether a device may work at that price. `cheapest`: only at the lowest price of its day. */
export function isPriceRight({ periods }: Tariff, time: Hour, when: PowerRule): boolean {
  if (when === "always") return true;
  const period = periodOn(periods, time.date) ?? periodOfSeason(periods, time.date);
  const bands = bandsOf(period, time);
  const now = bands?.[time.hour];
  if (!period || !bands || now === undefined) return true;
  if (when === "not-peak") return now !== "on-peak";
  const nanosOf = (band: Band) => period.nanosPerKwh[band] ?? Number.POSITIVE_INFINITY;
  return nanosOf(now) <= Math.min(...bands.map(nanosOf));
}

function bandsOf(period: TariffPeriod | undefined, { date, weekday }: Hour): HoursOfPrices | undefined {
  return period && (weekday >= SATURDAY || period.holidays.includes(date) ? period.weekends : period.weekdays);
}

export const POWER_RULES = ["always", "not-peak", "cheapest"] as const;
export type PowerRule = (typeof POWER_RULES)[number];

interface Days {
  from: string;
  until?: string | null | undefined;
}

/** The first day without a price, from this one on; null if each has one. */
export function firstUnpricedDay(periods: readonly Days[], date: string): string | null {
  const period = periodOn(periods, date);
  if (!period) return date;
  return period.until == null ? null : firstUnpricedDay(periods, period.until);
}

/** ISO dates sort alphabetically. */
function periodOn<P extends Days>(periods: readonly P[], date: string): P | undefined {
  return periods.find(({ from, until }) => from <= date && (until == null || date < until));
}

/** That of the same day of the latest year that has one. */
function periodOfSeason(periods: readonly TariffPeriod[], date: string): TariffPeriod | undefined {
  const first = periods[0]?.from.slice(0, 4) ?? "";
  for (let year = Number(date.slice(0, 4)) - 1; year >= Number(first); year--) {
    const period = periodOn(periods, `${year}${date.slice(4)}`);
    if (period) return period;
  }
  return undefined;
}
