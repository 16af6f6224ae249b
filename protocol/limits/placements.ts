import { KIB, MIB } from "./sizes";

/** Outputs that go to buckets. */
export const PLACEMENT_LIMITS = {
  /** Template of an output's name, including `s3://NAME/`. */
  MAX_DESTINATION_CHARS: 500,
  MAX_PLACED_OUTPUT_BYTES: 256 * MIB,
  /** A larger part of an output is uploaded in pieces, with links for this many of them at a time. */
  MAX_WHOLE_PART_BYTES: 64 * MIB,
  PIECE_BYTES: 16 * MIB,
  MAX_PIECES_AT_ONCE: 2,
  /** An output is written to a device's disk and read from it in pieces of this size, one at a time. */
  KEPT_PIECE_BYTES: 4 * MIB,
  /** Copies of an output in a device's memory at a time, besides the output itself, until it is on disk. */
  MAX_COPIED_OUTPUT_BYTES: 16 * MIB,
  /** A unit worker ends after a longer output: it still has the value, and what it was made from. */
  MAX_WORKER_OUTPUT_BYTES: 16 * MIB,
  /**
   * A multipart upload that was not completed is aborted after this time; one whose bucket cannot be reached is dropped
   * after some days.
   */
  MAX_BUCKET_UPLOAD_MS: 3 * 60 * 60_000,
  MAX_LEFT_UPLOAD_DAYS: 7,
  MAX_UPLOADS_GIVEN_UP_AT_ONCE: 10,
  LEFT_UPLOADS_EVERY_MS: 60_000,
  /**
   * Outputs that a device keeps until it learns where to upload them; while they exceed this it starts nothing, unless
   * the oldest has waited this long.
   */
  MAX_KEPT_OUTPUT_BYTES: 512 * MIB,
  MAX_KEPT_OUTPUT_WAIT_MS: 10 * 60_000,
  MAX_KEPT_OUTPUT_MS: 7 * 24 * 60 * 60_000,
  /** Outputs that one device uploads at a time, and how often it tries each before it reports a failure. */
  MAX_PLACED_AT_ONCE: 2,
  MAX_PLACE_TRIES: 3,
  /** Outputs being placed at the same time, by one coordinator and for one job. */
  MAX_PLACEMENTS: 256,
  MAX_PLACEMENTS_PER_JOB: 32,
  /** Time for an empty output; each byte adds to it, at half a megabit a second. */
  MIN_PLACE_MS: 60_000,
  MIN_PLACE_BYTES_PER_SECOND: 64 * KIB,
  /** How often a coordinator looks after placements, and for how many jobs each time. */
  PLACEMENT_ROUND_MS: 1_000,
  MAX_DESTINATIONS_PER_ROUND: 50,
  /**
   * Settled units that are taken up at a time, and how many placements of a job may be pending before no more are taken
   * up.
   */
  MAX_GATHERED_PLACEMENTS: 500,
  /** The longest pause before a failed placement is tried again; pauses start at a second and double. */
  MAX_PLACEMENT_PAUSE_MS: 60_000,
  /** How long to wait for a device that agreed before another device computes the unit again for its output. */
  RECOMPUTE_AFTER_MS: 10 * 60_000,
  /** How long a bucket that refuses is left alone. */
  DESTINATION_PAUSE_MS: 30_000,
  /** Lines of one object of the listing; a shorter one is written when its oldest line has waited this long. */
  MAX_LISTED_PLACEMENTS: 1_000,
  MAX_LISTING_DELAY_MS: 15_000,
} as const;
