/** What the city remembers of what is over, where its settings do not say that it remembers it for ever. */
export const HISTORY_LIMITS = {
  /** A badge, a partner's visit and a lie that is found late look back by less. */
  MIN_HISTORY_DAYS: 30,
  /** Audit lines are for disputes, and those take months. */
  MIN_AUDIT_DAYS: 180,
  MAX_HISTORY_DAYS: 36_500,
  /** In one step, which is one transaction: about a tenth of a second. */
  MAX_UNITS_FORGOTTEN_AT_ONCE: 2_000,
  MAX_ROWS_FORGOTTEN_AT_ONCE: 5_000,
  /** In one round, once a second: several short transactions, so that nothing waits for them. */
  MAX_FORGET_STEPS: 2,
} as const;
