import type { Job } from "#protocol/api/jobs";
import type { FeedLine } from "./feed-line";

/** The end of a finished job, as one line or none. */
export function finishedLine({ id, name, finishedAt }: Job): FeedLine[] {
  if (finishedAt === null) return [];
  const at = Date.parse(finishedAt);
  return [{ key: `finished ${id}`, at, kind: "job", event: "finished", job: name, href: `/jobs/${id}` }];
}
