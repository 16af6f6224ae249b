import { addDays } from "#workers/contract/add-days";
import type { DayRecord } from "#workers/contract/day-record";

export type SpanSize = "day" | "week" | "month";

/** What a device did in a day, a week from Monday on, or a month. */
export interface Span extends Omit<DayRecord, "date"> {
  /** Its first day, as 2026-11-29. */
  from: string;
}

const DAY_MS = 86_400_000;
const DAYS_OF_WEEK = 7;
const WEEKS_OF_YEAR = 52;

/** The last `count` spans up to the one that has `today`, the oldest first; spans without a day on record are there, and empty. */
export function spansOf(days: readonly DayRecord[], today: string, size: SpanSize, count: number): Span[] {
  const spans = new Map<string, Span>();
  let from = beginOf(today, size);
  for (let made = 0; made < count; made++) {
    spans.set(from, { from, units: 0, coreMs: 0, bytes: 0, earnedNanos: 0 });
    from = beginOf(dayBefore(from), size);
  }
  for (const { date, ...done } of days) {
    const from = beginOf(date, size);
    const span = spans.get(from);
    if (span) spans.set(from, { from, ...addDays(span, done) });
  }
  return [...spans.values()].reverse();
}

/** The days of 53 weeks, from a Monday on up to today: a year and the days that complete its first week. */
export function daysOfYear(days: readonly DayRecord[], today: string): Span[] {
  const sinceMonday = dayNumber(today) - dayNumber(beginOf(today, "week"));
  return spansOf(days, today, "day", WEEKS_OF_YEAR * DAYS_OF_WEEK + sinceMonday + 1);
}

/** Days are counted by their dates alone, so that no change of the clocks makes one longer. */
const dayNumber = (date: string) => Date.parse(`${date}T00:00:00Z`) / DAY_MS;
const dateOf = (day: number) => new Date(day * DAY_MS).toISOString().slice(0, "2026-11-29".length);
const dayBefore = (date: string) => dateOf(dayNumber(date) - 1);

function beginOf(date: string, size: SpanSize): string {
  switch (size) {
    case "day":
      return date;
    case "week": {
      const day = dayNumber(date);
      // The first of January 1970 was a Thursday.
      return dateOf(day - ((day + 3) % DAYS_OF_WEEK));
    }
    case "month":
      return `${date.slice(0, "2026-11".length)}-01`;
    default:
      throw new Error(`Unhandled size: ${size satisfies never}`);
  }
}
