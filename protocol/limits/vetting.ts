import { MIB } from "./sizes";

/** Jobs that a moderator looks at, and what is read of their programs for that. */
export const VETTING_LIMITS = {
  MAX_REVIEWS_SHOWN: 100,
  MAX_BANS_SHOWN: 100,
  /** Of a script: what fits on a page. */
  MAX_REVIEWED_SOURCE_BYTES: 64 * 1_024,
  MAX_SCANNED_PROGRAM_BYTES: 4 * MIB,
  MIN_STRING_CHARS: 6,
  MAX_STRING_CHARS: 200,
  MAX_STRINGS: 400,
  /** Jobs of a banned program or customer that are cancelled in one round. */
  MAX_CANCELLED_AT_ONCE: 200,
  /** Residents' reports: from one device, and from all devices of one neighbourhood. */
  MAX_REPORTS_PER_DEVICE_DAY: 10,
  MAX_REPORTS_PER_NEIGHBOURHOOD_DAY: 30,
  MAX_REPORTED_SHOWN: 50,
  /** A letter about waiting jobs is sent when no other job came to wait for this long. */
  MIN_REVIEW_LETTER_PAUSE_MS: 6 * 3_600_000,
  MAX_MODERATORS_WRITTEN_TO: 20,
} as const;
