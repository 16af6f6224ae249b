export interface NumberTrend {
  direction: "up" | "down" | "level";
  /** By how much. */
  change: number;
  /** Since how long, rounded. */
  spanMs: number;
}

const SPAN_MS = 60_000;
const MIN_MS = 8_000;
const STEP_MS = 10_000;

/** How the last value stands against a minute before, or the oldest; undefined while there is too little to tell. */
export function trendOf(at: readonly number[], values: readonly number[]): NumberTrend | undefined {
  const now = at.at(-1);
  const value = values.at(-1);
  if (now === undefined || value === undefined) return undefined;
  const from = at.findIndex((sampled) => sampled >= now - SPAN_MS);
  const passed = now - (at[from] ?? now);
  if (passed < MIN_MS) return undefined;
  const spanMs = Math.max(STEP_MS, Math.round(passed / STEP_MS) * STEP_MS);
  const change = Math.round(value) - Math.round(values[from] ?? value);
  const direction = change === 0 ? "level" : change > 0 ? "up" : "down";
  return { direction, change: Math.abs(change), spanMs };
}
