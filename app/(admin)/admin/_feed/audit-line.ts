import type { AuditLine } from "#protocol/api/admin";
import type { AuditAct } from "#protocol/audit-act";
import { readActor } from "../_acts/read-actor";
import type { FeedKind, FeedLine } from "./feed-line";

const DID: Record<AuditAct, string> = {
  "admin.made": "made an admin",
  "admin.ended": "ended an admin's role",
  "admin.invited": "invited an admin",
  "admin.invitation-withdrawn": "withdrew an admin's invitation",
  "customer.welcomed": "welcomed a customer",
  "password.changed": "changed their password",
  "password.reset": "reset their password",
  "password.reset-link-made": "made a link to reset a password",
  "quarantine.lifted": "lifted a program's quarantine",
  "storage.saved": "connected or changed a bucket",
  "storage.deleted": "deleted a bucket's connection",
  "webhook.made": "added a webhook",
  "webhook.deleted": "deleted a webhook",
  "job.submitted": "submitted a job",
  "job.units-added": "added units to a job",
  "job.dialled": "turned a job's dial",
  "job.paused": "paused a job",
  "job.resumed": "resumed a job",
  "job.cancelled": "cancelled a job",
  "job.kept": "changed how long a job is kept",
  "job.deleted": "deleted a job's inputs and results",
  "job.expired": "deleted what a job had been kept for",
  "job.stopped": "stopped a job for the city",
  "job.budget-added": "added to a job's budget",
  "device.claimed": "claimed a device",
  "device.removed": "removed a device of their household",
  "device.banned": "banned a device",
  "device.unbanned": "welcomed a device again",
  "money.given": "gave a customer money",
  "key.made": "made an API key",
  "key.revoked": "revoked an API key",
  "city.stopped": "stopped all work in the city",
  "city.resumed": "let work go on",
};

const KINDS: readonly FeedKind[] = ["job", "device", "money", "key", "city"];

/** What was done, in words. An act of an older log that has none is named as the log names it. */
export const actWords = (act: string): string => (DID as Record<string, string>)[act] ?? act;

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
    kind: KINDS.find((kind) => act.startsWith(`${kind}.`)) ?? "city",
    subject: readActor(actor).name,
    text: `${actWords(act)}${detail === "" ? "" : `: ${detail}`}`,
    ...(href === undefined ? {} : { href }),
  };
}
