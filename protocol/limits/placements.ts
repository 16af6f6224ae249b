import { KIB, MIB } from "./sizes";

/** Outputs that go to buckets. */
export const PLACEMENT_LIMITS = {
  /** Template of an output's name, with `s3://NAME/`. */
  MAX_DESTINATION_CHARS: 500,
  MAX_PLACED_OUTPUT_BYTES: 256 * MIB,
  /** A larger part of an output is put there in pieces, and a device is given links to so many of them at a time. */
  MAX_WHOLE_PART_BYTES: 64 * MIB,
  PIECE_BYTES: 16 * MIB,
  MAX_PIECES_AT_ONCE: 2,
  /** After so long an upload in pieces that nobody ended is given up; what cannot be reached is let go after some days. */
  MAX_BUCKET_UPLOAD_MS: 3 * 60 * 60_000,
  MAX_LEFT_UPLOAD_DAYS: 7,
  MAX_UPLOADS_GIVEN_UP_AT_ONCE: 10,
  LEFT_UPLOADS_EVERY_MS: 60_000,
  /** That a device keeps of outputs until it is told where to put them; beyond it begins nothing, unless the oldest has waited for so long. */
  MAX_SHELF_BYTES: 512 * MIB,
  MAX_SHELF_PATIENCE_MS: 10 * 60_000,
  MAX_SHELF_MS: 7 * 24 * 60 * 60_000,
  /** Outputs that one device puts into buckets at a time, and tries of each before it says that it cannot. */
  MAX_PLACED_AT_ONCE: 2,
  MAX_PLACE_TRIES: 3,
  /** Outputs under way to buckets at the same time, of one coordinator and of one job. */
  MAX_PLACEMENTS: 256,
  MAX_PLACEMENTS_PER_JOB: 32,
  /** For an output of no bytes; each byte adds to it, at half a megabit a second. */
  MIN_PLACE_MS: 60_000,
  MIN_PLACE_BYTES_PER_SECOND: 64 * KIB,
  /** How often a job's outputs are looked after, and how many jobs one coordinator looks after each time. */
  PLACEMENT_ROUND_MS: 1_000,
  MAX_DESTINATIONS_PER_ROUND: 50,
  /** Settled units that are taken up at a time, and how many of a job may wait to be placed before no more are. */
  MAX_GATHERED_PLACEMENTS: 500,
  /** A placement that failed is tried again after a second, doubled each time up to so long. */
  MAX_PLACEMENT_PAUSE_MS: 60_000,
  /** Whom it waits for before another device computes a unit again for its output. */
  RECOMPUTE_AFTER_MS: 10 * 60_000,
  /** A bucket that refuses is left alone for so long. */
  DESTINATION_PAUSE_MS: 30_000,
  /** Lines of one object that lists what is placed; a shorter one is begun when the oldest line has waited for so long. */
  MAX_LISTED_PLACEMENTS: 1_000,
  MAX_LISTING_DELAY_MS: 15_000,
} as const;
