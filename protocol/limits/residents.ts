/** What a resident may choose, and an admin's tariffs. */
export const RESIDENT_LIMITS = {
  /** A resident's pause: until tomorrow morning at the longest. */
  MAX_PAUSE_MS: 36 * 3_600_000,
  MAX_DAILY_MIB: 1_048_576,
  /** Customers that one device excludes. */
  MAX_REFUSED_CUSTOMERS: 50,
  /** Tariffs that an admin enters. */
  MAX_TARIFFS: 50,
  MAX_TARIFF_PERIODS: 100,
  MAX_TARIFF_HOLIDAYS: 400,
  MAX_TARIFF_TEXT_CHARS: 200,
} as const;
