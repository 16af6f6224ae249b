import type { Comparison } from "../quorum/compare";
import { settleUnit } from "../quorum/settle-unit";
import { type BlockRun, wantReplicas } from "../units/block-run";
import type { JobRun } from "./state";

/** Metered programs spend the same fuel on every honest device; the time of a JavaScript unit differs. */
export const comparisonOf = (job: JobRun): Comparison => (job.sheet.runtime === "wasi" ? "bytes-and-fuel" : "bytes");

/** Puts an unsettled unit up for as many replicas as it still needs beyond those that are leased or up. */
export function requeueUnit(job: JobRun, block: BlockRun, unit: number) {
  const run = block.open.get(unit);
  if (!run) return;
  const settlement = settleUnit(run.returned, job.replicas, comparisonOf(job));
  wantReplicas(block, unit, settlement.kind === "undecided" ? settlement.wanted : 1);
}
