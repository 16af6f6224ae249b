import type { Policy } from "../coordination/policy";
import { MINUTE, SECOND } from "../time";

/** A policy whose blocks and batches are so small that a small job crosses every boundary. */
export const cityPolicy: Policy = {
  unitsPerBlock: 6,
  unitsPerGrant: 4,
  grantInputBytes: 1_000,
  grantsPerSeat: 2,
  batchMs: 3 * SECOND,
  leaseMs: 2 * MINUTE,
  reconnectGraceMs: 30 * SECOND,
  attemptsPerReplica: 5,
  blocksPerJob: 3,
  blockBytesPerJob: 10_000,
  failuresBeforePause: 12,
  nanosPerGigafuel: 1_000_000,
  donorPercent: 80,
};
