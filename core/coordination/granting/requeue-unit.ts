import { type BlockRun, type UnitRun, wantReplicas } from "../../units/block-run";
import { decideUnit } from "../results/decide-unit";
import type { JobRun, State } from "../state";
import { trustModeIn } from "../trust/trust-mode";

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

/**
 * Whether an answer from another untrusted device would decide little. Anybody may check a trusted answer, and tell who is
 * right where an anchor's differs from others.
 */
export function wantsTrusted(state: State, job: JobRun, { returned }: UnitRun): boolean {
  if (!job.adaptive || (returned.length <= 1 && returned[0]?.trusted !== false)) return false;
  const trustMode = trustModeIn(state, job);
  return trustMode === "trusted" || (trustMode === "anchored" && !returned.some(({ trusted }) => trusted));
}
