import { DAY, HOUR, MINUTE } from "../time";

/** A moment as local wall-clock time. */
export interface LocalTime {
  /** As 2026-11-29. */
  date: string;
  /** Monday is 0. */
  weekday: number;
  hour: number;
  minute: number;
}

/** Gives the wall-clock time of a moment in milliseconds since the epoch. */
export type Calendar = (at: number) => LocalTime;

const WEEKDAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

/**
 * The calendar of a time zone such as Europe/Paris; without one, that of this machine. Throws a RangeError for an
 * unknown zone.
 */
export function calendarOf(timeZone?: string): Calendar {
  const format = new Intl.DateTimeFormat("en-CA", {
    ...(timeZone === undefined ? {} : { timeZone }),
    hourCycle: "h23",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    weekday: "short",
    hour: "2-digit",
    minute: "2-digit",
  });
  return (at) => {
    const parts = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, value]));
    return {
      date: `${parts.year}-${parts.month}-${parts.day}`,
      weekday: WEEKDAYS.indexOf(parts.weekday ?? ""),
      hour: Number(parts.hour),
      minute: Number(parts.minute),
    };
  };
}

export function isZone(timeZone: string): boolean {
  try {
    calendarOf(timeZone);
    return true;
  } catch {
    return false;
  }
}

/** A whole week, and one more day for clocks that are put back. */
const MAX_SEARCH_MS = 8 * DAY;

/**
 * The first full hour by the wall clock after `at` for which the condition holds; null when there is none within a
 * week. Each hour is converted anew, so clocks that are put forward or back in between are handled.
 */
export function nextHourWhen(calendar: Calendar, at: number, holds: (time: LocalTime) => boolean): number | null {
  let next = at;
  while (next - at <= MAX_SEARCH_MS) {
    const { minute } = calendar(next);
    next += HOUR - minute * MINUTE - (next % MINUTE);
    if (holds(calendar(next))) return next;
  }
  return null;
}
