/** What a resident may choose, and what an admin writes about the price of power. */
export const RESIDENT_LIMITS = {
  /** A resident's pause: until tomorrow morning at the longest. */
  MAX_PAUSE_MS: 36 * 3_600_000,
  MAX_DAILY_MIB: 1_048_576,
  /** That one device does not want to work for. */
  MAX_REFUSED_CUSTOMERS: 50,
  /** Of what an admin writes about the price of power. */
  MAX_TARIFFS: 50,
  MAX_TARIFF_PERIODS: 100,
  MAX_TARIFF_HOLIDAYS: 400,
  MAX_TARIFF_TEXT_CHARS: 200,
} as const;
