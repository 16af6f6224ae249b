import { roughPriceOfFuel } from "../../ledger/pricing";
import { batchSize } from "../../scheduling/pace";
import { freshUnits } from "../../units/block-run";
import { fuelRate } from "../results/fuel-rate";
import type { JobRun, State } from "../state";
import type { Step } from "../step";

/** What a running job has to offer devices in general. O(its blocks in memory), which are bounded. */
export type Supply =
  /** It has units that somebody may take. */
  | "units"
  /** None in memory, but the store may have blocks of it. */
  | "blocks-free"
  | "blocks-coming"
  /** Everything in memory is begun, and enough devices are working on it. */
  | "begun"
  | "nothing"
  /** Less is left of its budget than a unit costs. */
  | "too-little-money";

export function supplyOf(state: State, job: JobRun): Supply {
  const budget = budgetFor(state, job);
  if (budget.kind === "spent") return "too-little-money";
  const mayBegin = budget.freshUnits > 0;
  for (const block of job.blocks.values()) {
    if (block.queues.length > 0 || (mayBegin && freshUnits(block) > 0)) return "units";
  }
  if (mayBegin && mayClaim(state, job)) return "blocks-free";
  if (job.claiming) return "blocks-coming";
  return job.blocks.size > 0 ? "begun" : "nothing";
}

export type Budget =
  /** Less is left than a unit costs. */
  | { kind: "spent" }
  /** Enough to finish what is begun, by the job's own running average, and to begin this many more. */
  | { kind: "left"; freshUnits: number };

export function budgetFor(state: State, job: JobRun): Budget {
  const left = job.budgetNanos - job.spentNanos;
  const price = typicalPrice(state, job);
  if (left <= 0 || price > left) return { kind: "spent" };
  const affordable = price === 0 ? Number.POSITIVE_INFINITY : Math.floor(left / price);
  if (affordable >= job.units - job.agreed - job.failed) return { kind: "left", freshUnits: affordable };
  let begun = 0;
  for (const block of job.blocks.values()) begun += block.open.size;
  return { kind: "left", freshUnits: affordable - begun };
}

/** Replicas that a unit begins with: an adaptive job learns what it needs beyond the first when that returns. */
export const replicasAtFirst = (job: JobRun) => (job.adaptive ? 1 : job.replicas);

/** What a unit of the job costs on average so far, with all its replicas; 0 while nothing is known. */
function typicalPrice(state: State, job: JobRun): number {
  const settled = job.agreed + job.failed;
  if (settled === 0) return 0;
  const replicas = replicasAtFirst(job);
  return roughPriceOfFuel(job.fuel / settled / replicas, fuelRate(state, job)) * replicas;
}

function mayClaim({ policy }: State, job: JobRun): boolean {
  if (job.claiming || !job.moreBlocks) return false;
  return job.blocks.size < policy.blocksPerJob && job.blockBytes < policy.blockBytesPerJob;
}

/** Asks the store for blocks while the job has fewer fresh units in memory than its slots are about to take. */
export function restock(step: Step, job: JobRun) {
  const { state, effects } = step;
  if (!mayClaim(state, job)) return;
  const { policy } = state;
  const perSlot = batchSize(job.pace, policy.batchMs, Number.POSITIVE_INFINITY, policy.unitsPerGrant);
  const wanted = Math.max(1, job.slots) * perSlot * policy.grantsPerSlot;
  let fresh = 0;
  for (const block of job.blocks.values()) fresh += freshUnits(block);
  if (fresh >= wanted) return;
  job.claiming = true;
  const blocks = 2 + Math.ceil((2 * wanted - fresh) / policy.unitsPerBlock);
  effects.claims.push({ jobId: job.id, blocks: Math.min(policy.blocksPerJob - job.blocks.size, blocks) });
}
