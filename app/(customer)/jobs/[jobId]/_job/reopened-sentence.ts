import { formatCount } from "#app/_ui/format/format-count.ts";
import type { JobPulse } from "#protocol/live-messages";

/** Why fewer units are settled than before; undefined when none is computed again. */
export function reopenedSentence({ reopened, state }: JobPulse): string | undefined {
  if (reopened === 0 || state === "finished" || state === "cancelled") return undefined;
  return reopened === 1
    ? "1 result is being computed again, because the device that returned it was caught returning wrong results."
    : `${formatCount(reopened)} results are being computed again, because a device that returned them was caught returning wrong results.`;
}
