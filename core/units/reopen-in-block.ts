import type { Voter } from "../quorum/voter";
import { addReplica, asReturned, type BlockRun, isSettled, openUnit, type StoredReplica } from "./block-run";

/** A unit whose answer is no longer trusted, and all answers that it has. */
export interface ReopenedUnit {
  unit: number;
  replicas: readonly StoredReplica[];
}

/**
 * Makes the settled ones of these units unsettled again, with the earlier answers as untrusted ones; `leasedBy` gives
 * the voters that are still computing them. Returns those that changed, for which the caller requests further replicas.
 */
export function reopenInBlock(
  block: BlockRun,
  reopened: readonly ReopenedUnit[],
  leasedBy: (unit: number) => readonly Voter[],
): number[] {
  const settled = reopened.filter(({ unit }) => isSettled(block, unit));
  const units = new Set(settled.map(({ unit }) => unit));
  // Stale queue entries are counted nowhere.
  for (const queue of block.queues) queue.units = queue.units.filter((unit) => !units.has(unit));
  block.queues = block.queues.filter((queue) => queue.units.length > 0);
  for (const { unit, replicas } of settled) {
    block.settled[unit - block.first] = 0;
    block.unsettled += 1;
    const run = openUnit(block, unit);
    run.reopened = true;
    // Two devices that have one owner since then have one vote.
    for (const replica of replicas) addReplica(block, unit, asReturned(replica, false));
    run.leased.push(...leasedBy(unit));
  }
  return [...units];
}
