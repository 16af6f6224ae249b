import { KIB, MIB } from "./sizes";

/** How units travel to devices and their results back, and what a device keeps. */
export const DEVICE_LIMITS = {
  unitsPerBlock: 1_000,
  blockInputBytes: 1 * MIB,
  unitsPerGrant: 256,
  grantInputBytes: 512 * KIB,
  grantsPerSlot: 2,
  /** Granted by one coordinator until results that are under way are durable: what one commit group holds and is still quick. */
  MAX_UNITS_PER_TURN: 2_048,
  /** Of grants, devices and jobs each, that the coordinator looks at once a second. */
  MAX_SWEPT: 2_000,
  inlineOutputBytes: 32 * KIB,
  returnBytes: 1 * MIB,
  messageBytes: 2 * MIB,
  /** Of one list in a message: a device names all of its grants when it renews them. */
  MAX_MESSAGE_ITEMS: 2_000,
  /** Of a whole message: some 10,000 are a return of as many results as a grant has units. */
  MAX_MESSAGE_VALUES: 50_000,
  messagesPerSecond: 200,
  slotsPerDevice: 256,
  /** That a unit is held still at a device whose cores are wanted, before it goes to another one. */
  MAX_HELD_UNIT_MS: 10 * 60_000,
  /** Days of which a device keeps what it did. */
  MAX_KEPT_DAYS: 800,
  /** Whose units one day's record tells apart. */
  MAX_DAY_CUSTOMERS: 40,
  outboxResults: 5_000,
  MAX_OUTBOX_BYTES: 64 * MIB,
  MAX_HELD_BYTES: 64 * MIB,
  /** Programs and shared files that a device keeps in its browser; the least recently used make room. */
  MAX_CACHED_BYTES: 512 * MIB,
  MAX_CACHED_BLOB_BYTES: 128 * MIB,
  /** So many results may wait at a device for jobs that are halted, and so long; the oldest go first, and it says so. */
  heldResults: 5_000,
  heldResultMs: 7 * 24 * 60 * 60_000,
  leaseMs: 120_000,
  renewEveryMs: 20_000,
  reconnectGraceMs: 30_000,
  /** Wall time a batch of units may keep one unit worker busy. */
  batchMs: 3_000,
  attemptsPerReplica: 5,
} as const;
