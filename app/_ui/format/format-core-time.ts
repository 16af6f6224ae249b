import { formatDuration } from "./format-duration";

const HOUR = 3_600_000;

/** Time summed over cores: "3.2 core-hours", and below a tenth of one "4 min of one core". */
export function formatCoreTime(coreMs: number): string {
  const hours = coreMs / HOUR;
  if (hours < 0.1) return `${formatDuration(coreMs)} of one core`;
  const rounded = hours < 100 ? Number(hours.toFixed(1)) : Math.round(hours);
  return `${rounded.toLocaleString("en-CA")} core-${rounded === 1 ? "hour" : "hours"}`;
}
