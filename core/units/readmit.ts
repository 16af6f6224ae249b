import type { Voter } from "../quorum/voter";
import { type BlockRun, isAmong, openUnit, wantReplicas } from "./block-run";

/** The voter lost the unit: until it is readmitted, the unit goes to others. */
export function addLoser(block: BlockRun, unit: number, voter: Voter) {
  const { losers } = openUnit(block, unit);
  if (!isAmong(losers, voter)) losers.push(voter);
  block.mayExclude = true;
}

/**
 * Lets households try again what they lost, and take what they gave back, after all others had their chance: when
 * nothing of the block is leased. False when it would change nothing.
 */
export function readmitHouseholds(block: BlockRun): boolean {
  if (!block.mayExclude) return false;
  block.mayExclude = false;
  block.queues = [];
  for (const [unit, run] of block.open) {
    const { queued } = run;
    run.losers = [];
    run.queued = 0;
    delete run.stale;
    wantReplicas(block, unit, queued);
  }
  return true;
}
