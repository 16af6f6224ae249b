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
  /** The terms: 40 sections, and not more than all their texts together. */
  MAX_TERMS_SECTIONS: 40,
  MAX_TERMS_TITLE_CHARS: 120,
  MAX_TERMS_SECTION_CHARS: 6_000,
  MAX_TERMS_CHARS: 100_000,
  MAX_TERMS_VERSIONS_SHOWN: 50,
  MAX_PRICE_DOLLARS: 100,
  MAX_WELCOME_DOLLARS: 1_000,
} as const;
