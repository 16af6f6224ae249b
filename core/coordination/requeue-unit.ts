import { type BlockRun, type UnitRun, wantReplicas } from "../units/block-run";
import { chorusOf } from "./chorus";
import { decideUnit } from "./decide-unit";
import type { City, JobRun } from "./state";

/** Puts an unsettled unit up for as many replicas as it still needs beyond those that are leased or up. */
export function requeueUnit(city: City, job: JobRun, block: BlockRun, unit: number) {
  const run = block.open.get(unit);
  if (!run) return;
  const to = { forTrusted: wantsTrusted(city, job, run), together: Number.POSITIVE_INFINITY };
  wantReplicas(block, unit, wantedReplicas(city, job, run, unit), to);
  city.index.wake(job);
}

export function wantedReplicas(city: City, job: JobRun, run: UnitRun, unit: number): number {
  if (run.clearing?.held.has(unit)) return 0;
  if (run.clearing && run.returned.length === 1) return 1;
  const settlement = decideUnit(city, job, unit, run.returned, run.clearing);
  return settlement.kind === "undecided" ? settlement.wanted : 1;
}

/** Whether another unknown device's answer would decide little. A check of a trusted answer is for anybody. */
export const wantsTrusted = (city: City, job: JobRun, { returned }: UnitRun): boolean =>
  job.adaptive && chorusOf(city) === "trusted" && (returned.length > 1 || returned[0]?.trusted === false);
