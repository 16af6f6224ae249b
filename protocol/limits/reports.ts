/** The city's yearly report. */
export const REPORT_LIMITS = {
  MIN_REPORT_YEAR: 2_000,
  MAX_REPORT_YEAR: 2_099,
  /** Of one year. A year that goes on changes once a month. */
  MAX_REPORT_EDITIONS: 100,
  /** In one statement: about a fifth of a second. */
  MAX_POSTINGS_REPORTED_AT_ONCE: 20_000,
} as const;
