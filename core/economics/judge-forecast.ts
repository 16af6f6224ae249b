import type { LikelyMonth } from "./forecast-month";

/** How a forecast came out: where the month ended, by what had been said before it began. */
export type ForecastVerdict = "within" | "below" | "above";

export function judgeForecast(
  { lowNanos, highNanos }: Pick<LikelyMonth, "lowNanos" | "highNanos">,
  earnedNanos: number,
): ForecastVerdict {
  if (earnedNanos < lowNanos) return "below";
  return earnedNanos > highNanos ? "above" : "within";
}
