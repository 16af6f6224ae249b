import type { JobStateMessage } from "#protocol/live-messages";
import type { FeedLine } from "./feed-line";

/** A job that came to its end or to a halt by itself; what people do to jobs is in the audit log. */
export function jobEnd(
  { jobId, state, reason }: JobStateMessage,
  name: string | undefined,
  at: number,
): FeedLine | undefined {
  const line = { at, kind: "job", job: name ?? jobId, href: `/jobs/${jobId}` } as const;
  if (state === "finished") return { ...line, key: `finished ${jobId}`, event: "finished" };
  if (state === "paused" && reason !== null) return { ...line, key: `paused ${jobId} ${at}`, event: "paused", reason };
  return undefined;
}
