import type { Checking } from "../reputation/checking";
import type { ContainingEngine } from "../scheduling/can-contain";
import type { HolderBounds } from "../scheduling/input-holders";

/** The numbers that steer a city. The shell fills them from `protocol/limits.ts` and the configuration. */
export interface Policy {
  unitsPerBlock: number;
  unitsPerGrant: number;
  grantInputBytes: number;
  grantsPerSlot: number;
  /** What is remembered of which devices have read which inputs. */
  inputHolders: HolderBounds;
  /** How many units of a job may be granted ahead of older ones because a device already holds their inputs … */
  unitsAheadOfOrder: number;
  /** … before one in this many is granted in order. */
  unitsPerOrdered: number;
  /** Units granted until the results in flight are durable. */
  unitsPerTurn: number;
  /** How many grants, how many devices and how many jobs one sweep looks at. */
  maxSwept: number;
  /** Sessions that are looked at for a device that came or went, see `trustModeOf`. */
  sessionsPerChange: number;
  /** How many jobs a session remembers besides those at its slots. */
  jobsKeptBySession: number;
  batchMs: number;
  /** For how long a slot stays with a job while other customers have fewer. */
  turnMs: number;
  leaseMs: number;
  reconnectGraceMs: number;
  /** Lost attempts after which a unit is given up. */
  attemptsPerReplica: number;
  /** Blocks of one job that may be in memory, and bytes of their input lines. */
  blocksPerJob: number;
  blockBytesPerJob: number;
  /** A job whose first so many units all fail is paused, to spare its budget; a small one when that share of it has. */
  failuresBeforePause: number;
  failedShareBeforePause: number;
  /** Fewer failures prove nothing, however small the job. */
  minFailuresBeforePause: number;
  /** A job is paused after this many first units that all hit the same limit: more would show nothing new. */
  limitHitsBeforePause: number;
  /** Of jobs that keep no price of their own. */
  coreHourNanos: number;
  donorPercent: number;
  /** Browser engines that are given JavaScript units. */
  scriptEngines: readonly ContainingEngine[];
  checking: Checking;
}
