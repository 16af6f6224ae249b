import { formatShortCount } from "#app/_ui/format/format-count.ts";
import { formatDuration } from "#app/_ui/format/format-duration.ts";
import type { Trend } from "#app/_ui/stat.tsx";

const SPAN_MS = 60_000;
const MIN_MS = 8_000;
const STEP_MS = 10_000;

/** How the last value stands against a minute before, or the oldest; undefined while there is too little to tell. */
export function trendOf(at: readonly number[], values: readonly number[]): Trend | undefined {
  const now = at.at(-1);
  const value = values.at(-1);
  if (now === undefined || value === undefined) return undefined;
  const from = at.findIndex((sampled) => sampled >= now - SPAN_MS);
  const passed = now - (at[from] ?? now);
  if (passed < MIN_MS) return undefined;
  const span = formatDuration(Math.max(STEP_MS, Math.round(passed / STEP_MS) * STEP_MS));
  const change = rounded(value) - rounded(values[from] ?? value);
  if (change === 0) return { direction: "level", text: `as ${span} ago` };
  const size = formatShortCount(Math.abs(change));
  return change > 0
    ? { direction: "up", text: `${size} more in ${span}` }
    : { direction: "down", text: `${size} fewer in ${span}` };
}

const rounded = (value: number) => Math.round(value);
