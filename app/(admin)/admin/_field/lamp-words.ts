import { formatCount, formatCountOf } from "#app/_ui/format/format-count.ts";
import type { FleetLamp } from "#protocol/live-messages";

/** What a device does now, in one line. */
export function lampWords({ slots, busy, jobName }: FleetLamp): string {
  if (slots === 0) return "offers no core now";
  if (busy === 0) return `none of ${formatCountOf(slots, "core")} at work`;
  return `${formatCount(busy)} of ${formatCountOf(slots, "core")} at work${jobName === null ? "" : `: ${jobName}`}`;
}
