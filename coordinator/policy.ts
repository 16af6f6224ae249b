import type { Policy } from "#core/coordination/policy";
import { CHECKING } from "#core/reputation/checking";
import { LIMITS } from "#protocol/limits";
import type { Config } from "./config";

const MIB = 1024 * 1024;

type PolicyConfig = Pick<Config, "pricePerCoreHourNanos" | "donorSharePercent" | "scriptEngines">;

export const policyFrom = (config: PolicyConfig): Policy => ({
  unitsPerBlock: LIMITS.unitsPerBlock,
  unitsPerGrant: LIMITS.unitsPerGrant,
  grantInputBytes: LIMITS.grantInputBytes,
  grantsPerSlot: LIMITS.grantsPerSlot,
  inputHolders: {
    bytesPerDevice: LIMITS.MAX_CACHED_BYTES,
    bytesPerInput: LIMITS.MAX_CACHED_BLOB_BYTES,
    inputsPerDevice: LIMITS.MAX_KNOWN_INPUTS_PER_DEVICE,
    holders: LIMITS.MAX_KNOWN_HOLDERS,
    pairs: LIMITS.MAX_KNOWN_INPUTS,
  },
  unitsAheadOfOrder: 256,
  unitsPerOrdered: 16,
  unitsPerTurn: LIMITS.MAX_UNITS_PER_TURN,
  maxSwept: LIMITS.MAX_SWEPT,
  sessionsPerChange: 64,
  jobsKeptBySession: LIMITS.MAX_JOBS_KEPT_BY_SESSION,
  batchMs: LIMITS.batchMs,
  turnMs: LIMITS.turnMs,
  leaseMs: LIMITS.leaseMs,
  reconnectGraceMs: LIMITS.reconnectGraceMs,
  attemptsPerReplica: LIMITS.attemptsPerReplica,
  blocksPerJob: 512,
  blockBytesPerJob: 64 * MIB,
  failuresBeforePause: 50,
  failedShareBeforePause: 0.1,
  minFailuresBeforePause: 5,
  limitHitsBeforePause: 5,
  coreHourNanos: config.pricePerCoreHourNanos,
  donorPercent: config.donorSharePercent,
  scriptEngines: config.scriptEngines,
  checking: CHECKING,
});
