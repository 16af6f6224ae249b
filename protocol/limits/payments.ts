/** What customers pay by card. */
export const PAYMENT_LIMITS = {
  MIN_CARD_CENTS: 500,
  MAX_CARD_CENTS: 500_000,
  /** Begun by one person. */
  MAX_CHECKOUTS_PER_DAY: 20,
  /** After this the provider's page closes. It allows no less than half an hour. */
  MAX_CHECKOUT_SECONDS: 3_600,
  MAX_PAYMENT_CALL_MS: 20_000,
  /** By the provider's clock and by ours: an older event is a replay. */
  MAX_PAYMENT_EVENT_AGE_SECONDS: 300,
  MAX_SIGNATURE_HEADER_CHARS: 1_000,
  MAX_PROVIDER_ID_CHARS: 255,
  MAX_PROVIDER_CENTS: 99_999_999,
  MAX_PAYMENTS_SHOWN: 20,
  MAX_DESK_PAYMENTS_SHOWN: 100,
  MIN_ALERT_CENTS: 100,
  MAX_ALERT_CENTS: 100_000_000,
  /** However often the balance falls and rises. */
  MIN_HOURS_BETWEEN_ALERTS: 24,
  /** In one round; the others are told a minute later. */
  MAX_ALERTS_TOLD_AT_ONCE: 500,
} as const;
