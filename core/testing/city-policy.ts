import type { Policy } from "../coordination/policy";
import { FUEL_PER_CORE_SECOND } from "../metering/core-second";
import { CHECKING } from "../reputation/checking";
import { MINUTE, SECOND } from "../time";

/** A policy whose blocks and batches are so small that a small job crosses every boundary. */
export const cityPolicy: Policy = {
  unitsPerBlock: 6,
  unitsPerGrant: 4,
  grantInputBytes: 1_000,
  grantsPerSlot: 2,
  inputHolders: { bytesPerDevice: 1_000, bytesPerInput: 1_000, inputsPerDevice: 12, holders: 5, pairs: 40 },
  unitsAheadOfOrder: 8,
  unitsPerOrdered: 4,
  unitsPerTurn: 1_000,
  maxSwept: 1_000,
  sessionsPerChange: 64,
  jobsKeptBySession: 16,
  batchMs: 3 * SECOND,
  turnMs: 2 * MINUTE,
  leaseMs: 2 * MINUTE,
  reconnectGraceMs: 30 * SECOND,
  attemptsPerReplica: 5,
  blocksPerJob: 3,
  blockBytesPerJob: 10_000,
  failuresBeforePause: 12,
  failedShareBeforePause: 0.1,
  minFailuresBeforePause: 5,
  limitHitsBeforePause: 4,
  // One nanodollar for 1,000 fuel.
  coreHourNanos: (3_600 * FUEL_PER_CORE_SECOND) / 1_000,
  donorPercent: 80,
  scriptEngines: ["chromium", "firefox"],
  checking: {
    ...CHECKING,
    trustAfter: 2,
    evidenceFuel: 1,
    unvouchedEvidence: 1,
    trustedVoters: 2,
    trustedShare: 0.25,
    manyVoters: 4,
    untrustedQuorum: 3,
    unknownUnits: 3,
    veteranAfter: 10,
    provenAfter: 5,
    unknownWaiting: 4,
    /** No special first units, so that tests can be short; the simulated city has some. */
    firstUnits: 0,
    pendingBatchUnits: 6,
    pendingBatchMs: MINUTE,
    pendingUnits: 20,
    minShare: 0.2,
    minChecks: 1,
    youth: 0.5,
    forgivenAfter: 12,
  },
};
