import type { JobStateMessage } from "#protocol/live-messages";
import { stateReasonInWords } from "#protocol/state-reason-in-words";
import type { FeedLine } from "./feed-line";

/** A job that came to its end or to a halt by itself; what people do to jobs is in the audit log. */
export function jobEnd(
  { jobId, state, reason }: JobStateMessage,
  name: string | undefined,
  at: number,
): FeedLine | undefined {
  const line = {
    key: state === "finished" ? `finished ${jobId}` : `${state} ${jobId} ${at}`,
    at,
    kind: "job",
    subject: name ?? jobId,
    href: `/jobs/${jobId}`,
  } as const;
  if (state === "finished") return { ...line, text: "finished" };
  if (state === "paused" && reason !== null) return { ...line, text: `paused: ${stateReasonInWords(reason)}` };
  return undefined;
}
