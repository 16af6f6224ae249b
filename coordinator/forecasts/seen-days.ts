import type { SeenDay } from "#core/economics/forecast-month";

/** A day of `device_day`, as JSON. */
export interface DayRow {
  day: string;
  credit: number;
  coreMs: number;
  power: number;
}

const DAY_MS = 86_400_000;

/**
 * The complete days before `before` (as 2026-11-30), the oldest first, with a day of nothing where there is no row. The
 * `first` day that is known is left out, because it began when the device was claimed.
 */
export function completeDays(rows: readonly DayRow[], first: string, before: string, maxDays: number): SeenDay[] {
  const byDay = new Map(rows.map((row) => [row.day, row]));
  const days: SeenDay[] = [];
  for (let back = 1; back <= maxDays; back++) {
    const day = dateOf(Date.parse(`${before}T00:00:00Z`) - back * DAY_MS);
    if (day <= first) break;
    const row = byDay.get(day);
    days.push({ creditNanos: row?.credit ?? 0, coreMs: row?.coreMs ?? 0, powerNanos: row?.power ?? 0 });
  }
  return days.reverse();
}

const dateOf = (at: number) => new Date(at).toISOString().slice(0, "2026-11-30".length);
