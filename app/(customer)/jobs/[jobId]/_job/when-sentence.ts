import type { JobPulse } from "#protocol/live-messages";
import { formatCountOf } from "../../../../_ui/format/format-count";
import { formatDuration } from "../../../../_ui/format/format-duration";
import { formatShare } from "../../../../_ui/format/format-share";

/** How far the job is and what it waits for, in one sentence. */
export function whenSentence(pulse: JobPulse, times: { createdAt: number; finishedAt: number | null }): string {
  const settled = pulse.agreed + pulse.failed;
  const left = formatCountOf(pulse.units - settled, "unit");
  switch (pulse.state) {
    case "finished":
      return times.finishedAt === null
        ? "All units are settled."
        : `All units are settled, ${took(times.createdAt, times.finishedAt)} after it was submitted.`;
    case "cancelled":
      return `Cancelled with ${left} not computed; nothing more is charged.`;
    case "paused":
      return `Paused with ${left} to go.`;
    case "running":
      if (pulse.cores === 0) return `The dial is at 0 with ${left} to go: turn it up to go on.`;
      if (pulse.coresNow === 0) return `${left} to go, waiting for a free core. It starts by itself when one comes.`;
      if (pulse.etaMs === null) return `${left} to go; the first results will tell how long it takes.`;
      return `${formatShare(settled, pulse.units)} done, ${left} to go.`;
    default:
      throw new Error(`Unhandled job state: ${pulse.state satisfies never}`);
  }
}

const took = (from: number, to: number) => formatDuration(Math.max(0, to - from));
