import { formatCountOf } from "#app/_ui/format/format-count.ts";
import { formatDuration } from "#app/_ui/format/format-duration.ts";
import { formatShare } from "#app/_ui/format/format-share.ts";
import type { Job } from "#protocol/api/jobs";
import type { JobPulse } from "#protocol/live-messages";

export interface JobTimes {
  createdAt: number;
  finishedAt: number | null;
}

/** The one number that answers when: how long it took, how long it will, or how far it is. */
export function whenNumber(pulse: JobPulse, { createdAt, finishedAt }: JobTimes): { number: string; of: string } {
  if (pulse.state === "finished" && finishedAt !== null) {
    return { number: formatDuration(Math.max(1, finishedAt - createdAt)), of: "after submitting" };
  }
  if (pulse.state === "running" && pulse.coresNow > 0 && pulse.etaMs !== null) {
    return { number: formatDuration(pulse.etaMs), of: "left" };
  }
  return { number: formatShare(pulse.agreed + pulse.failed, pulse.units), of: "done" };
}

/** How far the job is and what it waits for; `waiting` is why nobody works on it, once that has lasted. */
export function whenSentence(pulse: JobPulse, waiting: Job["waiting"] = null): string {
  const settled = pulse.agreed + pulse.failed;
  const left = formatCountOf(pulse.units - settled, "unit");
  switch (pulse.state) {
    case "finished":
      return `Done: ${formatCountOf(pulse.units, "unit")} settled.`;
    case "cancelled":
      return `Cancelled with ${left} not computed; nothing more is charged.`;
    case "paused":
      return `Paused with ${left} to go.`;
    case "running":
      if (pulse.cores === 0) return `The dial is at 0 with ${left} to go: turn it up to continue.`;
      if (pulse.coresNow === 0 && waiting)
        return `${left} to go. Nobody has worked on it for ${formatDuration(waiting.forMs)}. ${waiting.message}`;
      if (pulse.coresNow === 0 && pulse.answersWaiting > 0)
        return `${left} to go. ${formatCountOf(pulse.answersWaiting, "answer")} must be checked by another household; the job continues by itself when one is available.`;
      if (pulse.coresNow === 0) return `${left} to go, waiting for a free core. It starts by itself when one comes.`;
      if (pulse.etaMs === null)
        return `${left} to go; the first results will tell how long it takes.${answersIn(pulse)}`;
      return `${formatShare(settled, pulse.units)} done, ${left} to go.${answersIn(pulse)}`;
    default:
      throw new Error(`Unhandled job state: ${pulse.state satisfies never}`);
  }
}

/** Answers gather before they are confirmed together: a customer who watches should see that they come. */
const answersIn = ({ answersWaiting }: JobPulse) =>
  answersWaiting > 0 ? ` ${formatCountOf(answersWaiting, "answer")} in, to be confirmed.` : "";
