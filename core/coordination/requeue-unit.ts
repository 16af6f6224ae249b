import { type BlockRun, type UnitRun, wantReplicas } from "../units/block-run";
import { decideUnit } from "./decide-unit";
import type { JobRun, State } from "./state";
import { trustModeOf } from "./trust-mode";

/** Queues an unsettled unit for as many replicas as it still needs beyond those leased or queued. */
export function requeueUnit(state: State, job: JobRun, block: BlockRun, unit: number) {
  const run = block.open.get(unit);
  if (!run) return;
  const to = { forTrusted: wantsTrusted(state, job, run), together: Number.POSITIVE_INFINITY };
  wantReplicas(block, unit, wantedReplicas(state, job, run, unit), to);
  state.index.reconsider(job);
}

export function wantedReplicas(state: State, job: JobRun, run: UnitRun, unit: number): number {
  if (run.pendingBatch?.waiting.has(unit)) return 0;
  if (run.pendingBatch && run.returned.length === 1) return 1;
  const settlement = decideUnit(state, job, unit, run.returned, run.pendingBatch);
  return settlement.kind === "undecided" ? settlement.wanted : 1;
}

/** Whether an answer from another untrusted device would decide little. Anybody may check a trusted answer. */
export const wantsTrusted = (state: State, job: JobRun, { returned }: UnitRun): boolean =>
  job.adaptive && trustModeOf(state) === "trusted" && (returned.length > 1 || returned[0]?.trusted === false);
