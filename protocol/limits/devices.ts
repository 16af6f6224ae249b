import { KIB, MIB } from "./sizes";

/** How units reach devices and results come back, and what a device stores. */
export const DEVICE_LIMITS = {
  unitsPerBlock: 1_000,
  blockInputBytes: 1 * MIB,
  unitsPerGrant: 256,
  grantInputBytes: 512 * KIB,
  grantsPerSlot: 2,
  /**
   * Granted by one coordinator until the results under way are durable: what one commit group can hold and still be
   * quick.
   */
  MAX_UNITS_PER_TURN: 2_048,
  /** Grants, devices and jobs (each) that the coordinator checks once a second. */
  MAX_SWEPT: 2_000,
  /** Jobs whose totals are added up in one step: a few milliseconds, for which a commit group may wait. */
  MAX_PARTS_ADDED_UP: 256,
  /** Blocks that one statement claims for jobs, of each job as many as it asked for; a single job may ask for more. */
  MAX_BLOCKS_CLAIMED_TOGETHER: 256,
  /** Jobs of which a coordinator remembers what it may still spend: more than it has at work, several times over. */
  MAX_PARTS_KNOWN: 100_000,
  inlineOutputBytes: 32 * KIB,
  returnBytes: 1 * MIB,
  messageBytes: 2 * MIB,
  /** Of one list in a message: a device names all of its grants when it renews them. */
  MAX_MESSAGE_ITEMS: 2_000,
  /** Of a whole message: returning as many results as a grant has units takes about 10,000. */
  MAX_MESSAGE_VALUES: 50_000,
  messagesPerSecond: 200,
  slotsPerDevice: 256,
  /** Jobs whose spec and pace the coordinator remembers for a connection, besides those that the device is working on. */
  MAX_JOBS_KEPT_BY_SESSION: 16,
  /** Specs that a device keeps: more than the coordinator takes for granted, see `MAX_JOBS_KEPT_BY_SESSION`. */
  MAX_SPECS_KEPT: 512,
  /** How long a unit is paused at a device that gave the core back before it goes to another device. */
  MAX_HELD_UNIT_MS: 10 * 60_000,
  /** Days for which a device keeps its own record. */
  MAX_KEPT_DAYS: 800,
  /** Customers that one day's record distinguishes. */
  MAX_DAY_CUSTOMERS: 40,
  outboxResults: 5_000,
  MAX_OUTBOX_BYTES: 64 * MIB,
  MAX_HELD_BYTES: 64 * MIB,
  /** Programs and shared files that a device caches in its browser; the least recently used are evicted first. */
  MAX_CACHED_BYTES: 512 * MIB,
  MAX_CACHED_BLOB_BYTES: 128 * MIB,
  /** How many results for stopped jobs a device keeps, and for how long; the oldest are dropped first, and it says so. */
  heldResults: 5_000,
  heldResultMs: 7 * 24 * 60 * 60_000,
  leaseMs: 120_000,
  renewEveryMs: 20_000,
  reconnectGraceMs: 30_000,
  /** Handshakes of devices for which a coordinator asks the database at a time: work and people need the other connections. */
  MAX_HELLOS_AT_ONCE: 8,
  /** As many devices are asked to come back in a second when their connections break. */
  RETURNS_PER_SECOND: 600,
  /** How long a batch of units may keep one unit worker busy. */
  batchMs: 3_000,
  /** For how long a unit worker stays with a job while other customers have fewer: changing over costs it up to a few seconds. */
  turnMs: 120_000,
  attemptsPerReplica: 5,
} as const;
