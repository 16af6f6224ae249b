import { isZone } from "./calendar";
import { BANDS, type Band, type Tariff, type TariffPeriod } from "./tariff";

/** Hours of a day by price, as people write them: `0-7 19-24`. */
export type WrittenHours = Partial<Record<Band, string>>;

/** A tariff as an admin enters it. */
export interface WrittenTariff {
  id: string;
  name: { en: string; fr: string };
  timeZone: string;
  source: string;
  periods: readonly {
    from: string;
    until?: string | null | undefined;
    /** Cents per kilowatt-hour, with up to four decimals. */
    cents: Partial<Record<Band, string>>;
    weekdays: WrittenHours;
    weekends: WrittenHours;
    holidays?: readonly string[] | undefined;
  }[];
  /** Offered to nobody any more; whoever chose it keeps it. */
  isWithdrawn?: boolean | undefined;
}

type DayKind = "weekdays" | "weekends";

/** What is wrong with a tariff, as facts; the sentences are in `protocol/words/tariff-in-words.ts`. */
export type TariffFault =
  | { kind: "no-such-zone"; timeZone: string }
  | { kind: "no-period" }
  | { kind: "no-such-day"; day: string }
  | { kind: "ends-before-it-begins"; from: string; until: string }
  | { kind: "overlap"; from: string; until: string }
  | { kind: "no-such-price"; from: string; band: Band; cents: string }
  | { kind: "no-such-hours"; from: string; band: Band; hours: string }
  | { kind: "price-missing"; from: string; band: Band }
  | { kind: "hour-without-price"; from: string; days: DayKind; hour: number }
  | { kind: "hour-with-two-prices"; from: string; days: DayKind; hour: number };

/** Days between two periods without a price: allowed, but reported. */
export interface TariffGap {
  from: string;
  until: string;
}

export type ReadTariff =
  | { kind: "tariff"; tariff: Tariff; gaps: TariffGap[] }
  | { kind: "faults"; faults: TariffFault[] };

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const CENTS = /^\d{1,5}(\.\d{1,4})?$/;
const HOURS = /^(\d{1,2})-(\d{1,2})$/;
const NANOS_PER_CENT = 10_000_000;

export function readTariff(written: WrittenTariff): ReadTariff {
  const faults: TariffFault[] = [];
  const note = (fault: TariffFault) => void faults.push(fault);
  if (!isZone(written.timeZone)) note({ kind: "no-such-zone", timeZone: written.timeZone });
  if (written.periods.length === 0) note({ kind: "no-period" });
  const periods = written.periods.map((period) => readPeriod(period, note)).sort((a, b) => (a.from < b.from ? -1 : 1));
  const gaps = lookBetween(periods, note);
  if (faults.length > 0) return { kind: "faults", faults };
  const { id, name, timeZone, source, isWithdrawn } = written;
  const tariff: Tariff = { id, name, timeZone, source, periods, ...(isWithdrawn && { isWithdrawn }) };
  return { kind: "tariff", tariff, gaps };
}

type Note = (fault: TariffFault) => void;
type WrittenPeriod = WrittenTariff["periods"][number];

function readPeriod(written: WrittenPeriod, note: Note): TariffPeriod {
  const { from, until = null, cents, weekdays, weekends, holidays = [] } = written;
  for (const day of [from, ...(until === null ? [] : [until]), ...holidays])
    if (!isDay(day)) note({ kind: "no-such-day", day });
  if (until !== null && until <= from) note({ kind: "ends-before-it-begins", from, until });
  const nanosPerKwh: Partial<Record<Band, number>> = {};
  for (const band of BANDS) {
    const price = cents[band];
    if (price === undefined) continue;
    if (!CENTS.test(price)) note({ kind: "no-such-price", from, band, cents: price });
    nanosPerKwh[band] = nanosOf(price);
  }
  for (const band of BANDS)
    if ((weekdays[band] ?? weekends[band]) !== undefined && cents[band] === undefined)
      note({ kind: "price-missing", from, band });
  const read = (days: DayKind) => readHours(written[days], { from, days, note });
  return { from, until, nanosPerKwh, weekdays: read("weekdays"), weekends: read("weekends"), holidays };
}

function readHours(written: WrittenHours, { from, days, note }: { from: string; days: DayKind; note: Note }): Band[] {
  const hours: (Band | undefined)[] = Array<undefined>(24).fill(undefined);
  for (const band of BANDS) {
    for (const text of written[band]?.split(/\s+/).filter(Boolean) ?? []) {
      const [, first = "", end = ""] = HOURS.exec(text) ?? [];
      if (end === "" || Number(first) >= Number(end) || Number(end) > 24) {
        note({ kind: "no-such-hours", from, band, hours: text });
        continue;
      }
      for (let hour = Number(first); hour < Number(end); hour++) {
        if (hours[hour] !== undefined) note({ kind: "hour-with-two-prices", from, days, hour });
        hours[hour] = band;
      }
    }
  }
  const open = hours.indexOf(undefined);
  if (open >= 0) note({ kind: "hour-without-price", from, days, hour: open });
  return hours.map((band) => band ?? "flat");
}

function lookBetween(periods: readonly TariffPeriod[], note: Note): TariffGap[] {
  const gaps: TariffGap[] = [];
  for (const [at, { until }] of periods.entries()) {
    const next = periods[at + 1]?.from;
    if (next === undefined) continue;
    if (until === null || until > next) note({ kind: "overlap", from: next, until: until ?? next });
    else if (until < next) gaps.push({ from: until, until: next });
  }
  return gaps;
}

/** Exact: prices are never floats. */
function nanosOf(cents: string): number {
  const [whole = "0", part = ""] = cents.split(".");
  return Number(whole) * NANOS_PER_CENT + Number(part.padEnd(4, "0")) * (NANOS_PER_CENT / 10_000);
}

function isDay(day: string): boolean {
  if (!DAY.test(day)) return false;
  const [year = 0, month = 0, dayOfMonth = 0] = day.split("-").map(Number);
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const days = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1];
  return days !== undefined && dayOfMonth >= 1 && dayOfMonth <= days;
}
