import { KIB } from "./sizes";

/** Calls of this server to addresses that customers name: webhooks and buckets. */
export const OUTBOUND_CALL_LIMITS = {
  MAX_WEBHOOKS: 10,
  MAX_WEBHOOK_URL_CHARS: 500,
  /** From connecting to the end of the answer, of which this many bytes are read and none kept. */
  MAX_WEBHOOK_MS: 10_000,
  MAX_WEBHOOK_ANSWER_BYTES: 64 * KIB,
  /** Deliveries under way at the same time, in all and for one customer. */
  MAX_DELIVERIES_AT_ONCE: 32,
  MAX_DELIVERIES_PER_CUSTOMER: 2,
  MAX_DELIVERY_DAYS: 30,
  MAX_WEBHOOK_TESTS_PER_MINUTE: 10,
  /** A name is resolved when its webhook is saved. */
  MAX_WEBHOOKS_SAVED_PER_MINUTE: 20,
  /** For all such calls. */
  MAX_OUTBOUND_SOCKETS_PER_HOST: 32,
  MAX_OUTBOUND_CONNECT_MS: 10_000,
  MAX_OUTBOUND_ANSWER_MS: 30_000,
  /** Between two pieces of an answer. */
  MAX_OUTBOUND_SILENCE_MS: 30_000,
} as const;
