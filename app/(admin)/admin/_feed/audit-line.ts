import type { AuditLine } from "#protocol/api/admin";
import { FEED_KINDS, type FeedLine } from "./feed-line";

/** The page of what an act was done to, where there is one. */
export function subjectHref(act: string, subject: string): string | undefined {
  if (act.startsWith("job.")) return `/jobs/${encodeURIComponent(subject)}`;
  if (act.startsWith("device.")) return `/admin/devices/${encodeURIComponent(subject)}`;
  if (act.startsWith("money.")) return `/admin/customers?find=${encodeURIComponent(subject)}`;
  return undefined;
}

export function feedLineOf({ id, at, actor, act, subject, detail }: AuditLine): FeedLine {
  const href = subjectHref(act, subject);
  return {
    key: `audit ${id}`,
    at: Date.parse(at),
    kind: FEED_KINDS.find((kind) => act.startsWith(`${kind}.`)) ?? "city",
    event: "act",
    actor,
    act,
    detail,
    ...(href === undefined ? {} : { href }),
  };
}
