import type { Voter } from "../quorum/voter";
import { asReturned, type BlockRun, isSettled, openUnit, type StoredReplica } from "./block-run";

/** A unit whose answer is no longer believed, and that answer. */
export interface ReopenedUnit {
  unit: number;
  replica: StoredReplica;
}

/**
 * The settled ones of the units are unsettled again, with the earlier answer as an untrusted one; `leasedBy` gives the
 * voters that compute them still. Gives those that changed, for which the caller asks for the replicas that they need.
 */
export function reopenInBlock(
  block: BlockRun,
  reopened: readonly ReopenedUnit[],
  leasedBy: (unit: number) => readonly Voter[],
): number[] {
  const settled = reopened.filter(({ unit }) => isSettled(block, unit));
  const units = new Set(settled.map(({ unit }) => unit));
  // What lingers in queues is counted nowhere.
  for (const queue of block.queues) queue.units = queue.units.filter((unit) => !units.has(unit));
  block.queues = block.queues.filter((queue) => queue.units.length > 0);
  for (const { unit, replica } of settled) {
    block.settled[unit - block.first] = 0;
    block.unsettled += 1;
    const run = openUnit(block, unit);
    run.reopened = true;
    run.returned.push({ ...asReturned(replica, false), reopened: true });
    run.leased.push(...leasedBy(unit));
  }
  return [...units];
}
