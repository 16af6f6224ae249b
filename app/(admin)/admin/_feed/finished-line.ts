import type { Job } from "#protocol/api/jobs";
import type { FeedLine } from "./feed-line";

/** The end of a finished job, as one line or none. */
export function finishedLine({ id, name, finishedAt }: Job): FeedLine[] {
  if (finishedAt === null) return [];
  return [
    {
      key: `finished ${id}`,
      at: Date.parse(finishedAt),
      kind: "job",
      subject: name,
      text: "finished",
      href: `/jobs/${id}`,
    },
  ];
}
