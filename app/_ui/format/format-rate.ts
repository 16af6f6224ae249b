import { formatCount } from "./format-count";

/** "1,250 units/s", "4.2 units/s", and below one a second "12 units/min". */
export function formatRate(perSecond: number, noun = "units"): string {
  if (perSecond <= 0) return `0 ${noun}/s`;
  if (perSecond >= 9.95) return `${formatCount(perSecond)} ${noun}/s`;
  if (perSecond >= 1) return `${perSecond.toFixed(1)} ${noun}/s`;
  const perMinute = perSecond * 60;
  return `${perMinute >= 9.95 ? Math.round(perMinute) : perMinute.toFixed(1)} ${noun}/min`;
}
