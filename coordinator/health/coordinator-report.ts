import { z } from "zod";
import { TRUST_MODES } from "#core/coordination/trust/trust-modes";

export const CertificateReport = z.object({
  host: z.string(),
  until: z.iso.datetime().nullable(),
  problem: z.enum(["unreachable", "untrusted"]).nullable(),
});
export type CertificateReport = z.infer<typeof CertificateReport>;

export const MailReport = z.object({
  failures: z.int(),
  sentAt: z.iso.datetime().nullable(),
  checkedAt: z.iso.datetime().nullable(),
});
export type MailReport = z.infer<typeof MailReport>;

/** What a coordinator says of itself every few seconds. One of another version may say something else. */
export const CoordinatorReport = z.object({
  devices: z.int(),
  coresAtWork: z.int(),
  commitMs: z.int().nullable(),
  eventLoopMs: z.int(),
  /** Answers that were decided about in the last hour, and those of them that lost. */
  compared: z.int(),
  outvoted: z.int(),
  /** Whether anybody can tell who is right: see the core's trust mode. */
  trust: z.enum(TRUST_MODES),
  queue: z.object({ jobId: z.string(), ms: z.int() }).nullable(),
  imbalanceNanos: z.int().nullable(),
  disk: z.object({ freeBytes: z.int(), bytes: z.int() }),
  /** Null: no mail server is configured. */
  mail: MailReport.nullable(),
  /** Empty: the site is served without TLS, or nobody has looked yet. */
  certificates: z.array(CertificateReport),
});
export type CoordinatorReport = z.infer<typeof CoordinatorReport>;
