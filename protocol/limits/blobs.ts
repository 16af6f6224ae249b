import { GIB, KIB } from "./sizes";

/** Compressed blobs, and how long inputs and results are kept. */
export const BLOB_LIMITS = {
  MIN_PACKED_BLOB_BYTES: 16 * KIB,
  /** Size of an API answer; shorter ones fit into one packet uncompressed. */
  MIN_PACKED_ANSWER_BYTES: KIB,
  /** Half of the threads that also read files. */
  MAX_ANSWERS_PACKED_AT_ONCE: 2,
  /** A blob is compressed after this many requests: a few devices ask for inputs, all of them for programs. */
  PACKED_WHEN_ASKED: 3,
  MAX_COUNTED_BLOBS: 10_000,
  /** Compressed size as a share of the original; what shrinks less is sent uncompressed. */
  MAX_PACKED_SHARE: 0.9,
  /** Disk space for compressed blobs; beyond this, blobs are sent uncompressed. */
  MAX_PACKED_BYTES: 2 * GIB,
  /** After a job's end; an admin may set less. */
  MAX_KEEP_DAYS: 3_650,
  /** For an upload that no job of its owner names. */
  MAX_IDLE_UPLOAD_DAYS: 30,
  /** From storing a blob to its first reference. */
  MIN_UNNAMED_BLOB_MS: 60 * 60_000,
  /** From a job's deletion to its erasure: for what other coordinators and devices have under way. */
  MIN_ERASE_DELAY_MS: 10 * 60_000,
  /** In one round of the keeper. */
  MAX_JOBS_EXPIRED_AT_ONCE: 100,
  MAX_ERASE_STEPS: 20,
  MAX_UNITS_ERASED_AT_ONCE: 2_000,
  MAX_BLOBS_RELEASED_AT_ONCE: 1_000,
  MAX_UPLOADS_EXPIRED_AT_ONCE: 1_000,
  MAX_BLOBS_REMOVED_AT_ONCE: 500,
} as const;
