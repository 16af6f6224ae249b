const MORNING_HOUR = 6;

/** Six o'clock of the next day on the resident's own clock, however long that night is. In milliseconds since the epoch. */
export function tomorrowMorning(now: Date): number {
  return new Date(now.getFullYear(), now.getMonth(), now.getDate() + 1, MORNING_HOUR).getTime();
}
