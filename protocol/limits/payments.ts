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
  /** What a customer may let a saved card be charged in a month. */
  MAX_TOP_UP_MONTH_CENTS: 2_000_000,
  /** Of one customer, whatever the month's bound leaves. */
  MAX_TOP_UPS_PER_DAY: 10,
  MAX_TOP_UPS_BEGUN_AT_ONCE: 100,
  /** Calls of the provider in one round, one after the other. */
  MAX_CARDS_ASKED_AT_ONCE: 20,
  MAX_CARD_BRAND_CHARS: 40,
} as const;
