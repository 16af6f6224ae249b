import { GIB, KIB, MIB } from "./sizes";

/** The relay through this site, for buckets that do not allow browsers. */
export const RELAY_LIMITS = {
  /** At the same time: in all, for one customer and for one job. */
  MAX_RELAYS: 24,
  MAX_RELAYS_PER_CUSTOMER: 8,
  MAX_RELAYS_PER_JOB: 4,
  /** In all: a fifth of a gigabit. */
  MAX_RELAYED_BYTES_PER_SECOND: 24 * MIB,
  MAX_RELAYED_BYTES_PER_HOUR: 64 * GIB,
  MAX_RELAYED_BYTES_PER_CUSTOMER_HOUR: 8 * GIB,
  MAX_RELAYED_BYTES_PER_JOB: 4 * GIB,
  /** From a ticket to the request with it; and how long a device waits before it asks for one again. */
  MAX_RELAY_WAIT_MS: 10_000,
  /** It contains an object's key, and is part of a URL. */
  MAX_RELAY_TICKET_CHARS: 12 * KIB,
  RELAY_PAUSE_MS: 3_000,
} as const;
