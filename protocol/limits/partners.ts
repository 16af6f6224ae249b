/** Games and websites that show the city's button, and the visits that it opens. */
export const PARTNER_LIMITS = {
  MAX_PARTNERS: 20,
  MAX_PARTNER_NAME_CHARS: 60,
  MAX_PARTNER_ORIGINS: 10,
  MAX_ORIGIN_CHARS: 200,
  /** What a partner calls the player for whom a visit computes. */
  MAX_PLAYER_CHARS: 64,
  MAX_VISITS_PER_DEVICE_HOUR: 60,
  MAX_OPEN_VISITS_PER_PARTNER: 20_000,
  /** A visit has ended when its window has said nothing for so long. */
  VISIT_SILENCE_MS: 60_000,
  /** How often a window says that it is still there, and gets a signed message. */
  VISIT_EVERY_MS: 5_000,
  /** For how long after a visit its results may still be verified for it. */
  MAX_VISIT_COUNTED_MS: 7 * 86_400_000,
  MAX_VISITS_COUNTED_AT_ONCE: 50,
  /** Whose results count for one visit; a device works for a few in an hour. */
  MAX_JOBS_PER_VISIT: 1_000,
  /** For how long a visit is kept after it began. */
  MAX_VISIT_KEPT_DAYS: 90,
  MAX_VISITS_FORGOTTEN_AT_ONCE: 1_000,
  MAX_VISITS_SHOWN: 50,
  /** Rows for each device and job of which a partner was given a part: how many are added up at once. */
  MAX_PARTNER_EARNINGS_SUMMED_AT_ONCE: 5_000,
  /** Of how many partners, and from how many of their rows on no more, in one round of a second. */
  MAX_PARTNERS_SUMMED_PER_ROUND: 200,
  MAX_PARTNER_EARNINGS_SUMMED_PER_ROUND: 15_000,
  /** Lines of a partner's page: what it was given on a day for a kind of work. */
  MAX_PARTNER_DAYS_SHOWN: 60,
  /** How often a partner's webhook is called at most, and of how many visits a call tells. */
  MIN_TELL_MS: 30_000,
  MAX_VISITS_TOLD_AT_ONCE: 100,
} as const;
