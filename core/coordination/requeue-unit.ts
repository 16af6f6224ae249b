import { type BlockRun, type UnitRun, wantReplicas } from "../units/block-run";
import { decideUnit } from "./decide-unit";
import type { City, JobRun } from "./state";
import { hasTrustedVoices } from "./trusted-voices";

/** Puts an unsettled unit up for as many replicas as it still needs beyond those that are leased or up. */
export function requeueUnit(city: City, job: JobRun, block: BlockRun, unit: number) {
  const run = block.open.get(unit);
  if (run) wantReplicas(block, unit, wantedReplicas(city, job, run, unit), wantsTrusted(city, job, run));
}

export function wantedReplicas(city: City, job: JobRun, run: UnitRun, unit: number): number {
  if (run.clearing && run.returned.length === 1) return run.clearing.checks.has(unit) ? 1 : 0;
  const settlement = decideUnit(city, job, run.returned);
  return settlement.kind === "undecided" ? settlement.wanted : 1;
}

/** Whether another unknown device's answer would decide little. A check of a trusted answer is for anybody. */
export const wantsTrusted = (city: City, job: JobRun, { returned }: UnitRun): boolean =>
  job.adaptive && hasTrustedVoices(city) && (returned.length > 1 || returned[0]?.trusted === false);
