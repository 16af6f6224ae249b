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
  /** So many units of a job may be given past its oldest ones, for their inputs are at the devices that get them … */
  unitsAheadOfOrder: number;
  /** … before one of so many is given in order. */
  unitsPerOrdered: number;
  /** Units granted until results that are under way are durable. */
  unitsPerTurn: number;
  /** Grants, devices and jobs, of each so many, that one sweep looks at. */
  maxSwept: number;
  /** Sessions that are looked at for a device that came or went, see `trustModeOf`. */
  sessionsPerChange: number;
  batchMs: number;
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
  /** Fewer failures say nothing of the others, however small the job. */
  minFailuresBeforePause: number;
  /** One whose first so many units all hit the same limit: more of them would show nothing new. */
  limitHitsBeforePause: number;
  coreHourNanos: number;
  donorPercent: number;
  /** Browsers that are given scripts. */
  scriptEngines: readonly ContainingEngine[];
  checking: Checking;
}
