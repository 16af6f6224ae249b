import { z } from "zod";

/** What can be wrong with a bucket, as facts; the sentences are made where people read them. */
export const BUCKET_FAULTS = [
  // On the way there
  "address-refused",
  "plain-http",
  "unresolved",
  "unreachable",
  "bad-certificate",
  "timeout",
  "cut-off",
  // What the server says
  "wrong-keys",
  "keys-expired",
  "wrong-clock",
  "forbidden",
  "no-bucket",
  "other-region",
  "redirected",
  "busy",
  "not-s3",
  // About one object
  "no-object",
  "object-changed",
  "object-archived",
  "other-bytes",
  "too-large",
  /** Names with `.` or `..` between slashes, which no browser and no HTTP library sends as they are. */
  "unusable-key",
  // About the connection itself
  "read-only",
  /** They were sealed by another key than the server's. */
  "keys-unreadable",
] as const;
export const BucketFault = z.enum(BUCKET_FAULTS);
export type BucketFault = z.infer<typeof BucketFault>;
