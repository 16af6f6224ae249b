import { GIB, KIB } from "./sizes";

/** Blobs that travel packed, and how long inputs and results are kept. */
export const BLOB_LIMITS = {
  MIN_PACKED_BLOB_BYTES: 16 * KIB,
  /** Of an answer of the API: a shorter one goes in one packet as it is. */
  MIN_PACKED_ANSWER_BYTES: KIB,
  /** Half of the threads that also read files. */
  MAX_ANSWERS_PACKED_AT_ONCE: 2,
  /** Inputs are asked for by a few devices, programs by all of them. */
  PACKED_WHEN_ASKED: 3,
  MAX_COUNTED_BLOBS: 10_000,
  /** Of its size; what shrinks by less goes as it is. */
  MAX_PACKED_SHARE: 0.9,
  /** Of the disk; beyond it blobs go as they are. */
  MAX_PACKED_BYTES: 2 * GIB,
  /** After a job's end; an admin may set less. */
  MAX_KEEP_DAYS: 3_650,
  /** An upload that no job of its owner names. */
  MAX_IDLE_UPLOAD_DAYS: 30,
  /** From the storing of a blob to its first name. */
  MIN_UNNAMED_BLOB_MS: 60 * 60_000,
  /** From the deletion of a job to its erasure: for what other coordinators and devices have under way. */
  MIN_ERASE_DELAY_MS: 10 * 60_000,
  /** Of one round of the keeper. */
  MAX_JOBS_EXPIRED_AT_ONCE: 100,
  MAX_ERASE_STEPS: 20,
  MAX_UNITS_ERASED_AT_ONCE: 2_000,
  MAX_BLOBS_RELEASED_AT_ONCE: 1_000,
  MAX_UPLOADS_EXPIRED_AT_ONCE: 1_000,
  MAX_BLOBS_REMOVED_AT_ONCE: 500,
} as const;
