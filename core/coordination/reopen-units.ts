import { waitsForMoney } from "../jobs/state-reason";
import type { Voice } from "../quorum/voice";
import type { BlockRun } from "../units/block-run";
import { type ReopenedUnit, reopenInBlock } from "../units/reopen-in-block";
import { finishIfDone, putAwayBlock } from "./close-unit";
import type { CityEvent, ReopenedJob } from "./events";
import { feedIdleSessions } from "./feed-in-turn";
import { enterState } from "./job-state";
import { takeBackCredit, takeBackTotals } from "./reopened-job";
import { requeueUnit } from "./requeue-unit";
import type { City, JobRun } from "./state";
import type { Step } from "./step";

/**
 * Households fell, and the store took back what they had settled alone in open jobs: the memory follows, and others
 * compute those units again.
 */
export function reopenUnits(step: Step, { households, jobs }: Extract<CityEvent, { kind: "units.reopened" }>) {
  const { city } = step;
  for (const household of households) {
    const at = city.falls.indexOf(household);
    if (at >= 0) city.falls.splice(at, 1);
  }
  for (const reopened of jobs) {
    takeBackCredit(city.devices, reopened);
    const job = city.jobs.get(reopened.jobId);
    if (job) reopenJob(step, job, reopened);
  }
  for (const job of [...city.jobs.values()]) {
    for (const block of job.blocks.values()) if (block.unsettled === 0) putAwayBlock(step, job, block);
    finishIfDone(step, job);
  }
  feedIdleSessions(city);
}

function reopenJob(step: Step, job: JobRun, reopened: ReopenedJob) {
  const { city } = step;
  takeBackTotals(job, reopened);
  if (reopened.freedBlocks) {
    job.moreBlocks = true;
    job.freedMeanwhile = job.claiming;
  }
  city.index.wake(job);
  for (const [seq, units] of byBlock(reopened)) {
    const block = job.blocks.get(seq);
    if (block) reopenBlock(city, job, block, units);
    else job.reopenedMeanwhile.set(seq, [...(job.reopenedMeanwhile.get(seq) ?? []), ...units]);
  }
  // What it had spent on those answers it may spend again.
  if (waitsForMoney(job) && job.spentNanos < job.budgetNanos) enterState(step, job, "running", null);
}

function byBlock({ units }: ReopenedJob): Map<number, ReopenedUnit[]> {
  const blocks = new Map<number, ReopenedUnit[]>();
  for (const { block, reopened } of units) {
    const known = blocks.get(block);
    if (known) known.push(reopened);
    else blocks.set(block, [reopened]);
  }
  return blocks;
}

export function reopenBlock(city: City, job: JobRun, block: BlockRun, units: readonly ReopenedUnit[]) {
  const leased = leasesOn(city, job, block);
  const changed = reopenInBlock(block, units, (unit) => leased.get(unit) ?? []);
  job.waitingReplicas += changed.length;
  for (const unit of changed) requeueUnit(city, job, block, unit);
}

/** Devices that were still at it when the unit was settled. */
function leasesOn(city: City, job: JobRun, block: BlockRun): Map<number, Voice[]> {
  const leased = new Map<number, Voice[]>();
  for (const { jobId, block: seq, outstanding, household, network } of city.grants.values()) {
    if (jobId !== job.id || seq !== block.seq) continue;
    for (const unit of outstanding) leased.set(unit, [...(leased.get(unit) ?? []), { household, network }]);
  }
  return leased;
}
