import type { HouseholdId } from "../ids";
import { type BlockRun, openUnit, wantReplicas } from "./block-run";

/** The household could not do the unit: until `forgiveLosers` it goes to others. */
export function addLoser(block: BlockRun, unit: number, household: HouseholdId) {
  const { losers } = openUnit(block, unit);
  if (!losers.includes(household)) losers.push(household);
  block.hasLosers = true;
}

/**
 * Lets households try again what they lost, once all others had their chance: when nothing of the block is leased.
 * False when nothing was lost.
 */
export function forgiveLosers(block: BlockRun): boolean {
  if (!block.hasLosers) return false;
  block.hasLosers = false;
  block.slabs = [];
  for (const [unit, run] of block.open) {
    const { queued } = run;
    run.losers = [];
    run.queued = 0;
    wantReplicas(block, unit, queued);
  }
  return true;
}
