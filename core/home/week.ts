import type { LocalTime } from "./calendar";

/**
 * The hours of a week in which a device may work: for each day, from Monday on, bit h is the hour that starts at h
 * o'clock.
 */
export type Week = readonly number[];

export const DAYS_OF_WEEK = 7;
export const HOURS_OF_DAY = 24;
const WHOLE_DAY = 2 ** HOURS_OF_DAY - 1;

const everyDay = (hours: number): Week => Array<number>(DAYS_OF_WEEK).fill(hours);

/** The hours from `from` to `to`, past midnight when `to` is smaller. */
function hoursOf(from: number, to: number): number {
  let hours = 0;
  for (let hour = from; hour !== to; hour = (hour + 1) % HOURS_OF_DAY) hours |= 1 << hour;
  return hours;
}

export const EVERY_HOUR = everyDay(WHOLE_DAY);
export const NIGHTS = everyDay(hoursOf(22, 7));
/** Weekdays from nine to five, when people work at the device. */
const OFFICE_HOURS = hoursOf(9, 17);
export const OUT_OF_OFFICE: Week = EVERY_HOUR.map((hours, day) => (day < 5 ? hours & ~OFFICE_HOURS : hours));

export const mayWorkIn = (week: Week, { weekday, hour }: Pick<LocalTime, "weekday" | "hour">): boolean =>
  (((week[weekday] ?? 0) >> hour) & 1) === 1;

/** The same week with one hour toggled. */
export const withHourTurned = (week: Week, weekday: number, hour: number): Week =>
  week.map((hours, day) => (day === weekday ? hours ^ (1 << hour) : hours));

export const isSameWeek = (one: Week, other: Week): boolean => one.every((hours, day) => hours === other[day]);

/** Turns any value into a week; an invalid one allows every hour. */
export function asWeek(value: unknown): Week {
  const isWeek = Array.isArray(value) && value.length === DAYS_OF_WEEK && value.every(isDay);
  return isWeek ? (value as Week) : EVERY_HOUR;
}

const isDay = (hours: unknown) => Number.isInteger(hours) && (hours as number) >= 0 && (hours as number) <= WHOLE_DAY;
