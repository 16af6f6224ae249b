/** The city's settings, which its admins change. */
export const SETTING_LIMITS = {
  MAX_SETTING_CHARS: 200,
  MAX_CITY_NAME_CHARS: 60,
  MAX_SETTING_AHEAD_DAYS: 366,
  /** Of a moment as ISO 8601 writes it, whose fractions of a second have no end. */
  MAX_MOMENT_CHARS: 40,
  /** Of one setting: changes that are still to come. */
  MAX_SETTING_CHANGES_AHEAD: 10,
  /** Of all settings. */
  MAX_SETTING_CHANGES_PER_DAY: 200,
  MAX_SETTING_CHANGES_SHOWN: 20,
  MAX_PRICE_DOLLARS: 100,
  MAX_WELCOME_DOLLARS: 1_000,
} as const;
