import { waitsForMoney } from "../../jobs/state-reason";
import type { Voter } from "../../quorum/voter";
import type { BlockRun } from "../../units/block-run";
import { type ReopenedUnit, reopenInBlock } from "../../units/reopen-in-block";
import type { CityEvent, ReopenedJob } from "../events";
import { feedIdleSessions } from "../granting/feed-idle-sessions";
import { requeueUnit } from "../granting/requeue-unit";
import { grantsOf } from "../granting/slots";
import { enterState } from "../jobs/job-state";
import { finishIfDone, putAwayBlock } from "../results/close-unit";
import { addAnswer } from "../results/count-answers";
import type { JobRun, State } from "../state";
import type { Step } from "../step";
import { takeBackCredit, takeBackTotals } from "./reopened-job";

/**
 * Households were demoted, and the store took back what nobody else stands for in open jobs: the memory follows, and
 * others compute those units again.
 */
export function reopenUnits(step: Step, { households, jobs }: Extract<CityEvent, { kind: "units.reopened" }>) {
  const { state } = step;
  for (const household of households) {
    const at = state.demoted.findIndex((demoted) => demoted.household === household);
    if (at >= 0) state.demoted.splice(at, 1);
  }
  for (const reopened of jobs) {
    takeBackCredit(state.devices, reopened);
    const job = state.jobs.get(reopened.jobId);
    if (job) reopenJob(step, job, reopened);
  }
  const keptOpen = [...state.keptOpen];
  state.keptOpen.clear();
  for (const job of keptOpen) {
    for (const block of job.blocks.values()) if (block.unsettled === 0) putAwayBlock(step, job, block);
    finishIfDone(step, job);
  }
  feedIdleSessions(state);
}

function reopenJob(step: Step, job: JobRun, reopened: ReopenedJob) {
  const { state } = step;
  takeBackTotals(job, reopened);
  if (reopened.freedBlocks) {
    job.moreBlocks = true;
    job.freedMeanwhile = job.claiming;
  }
  state.index.wake(job);
  for (const [seq, units] of byBlock(reopened)) {
    const block = job.blocks.get(seq);
    if (block) reopenBlock(state, job, block, units);
    else job.reopenedMeanwhile.set(seq, [...(job.reopenedMeanwhile.get(seq) ?? []), ...units]);
  }
  // The money spent on those answers may be spent again.
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

export function reopenBlock(state: State, job: JobRun, block: BlockRun, units: readonly ReopenedUnit[]) {
  if (units.length === 0) return;
  const leased = leasesOn(state, job, block);
  const changed = reopenInBlock(block, units, (unit) => leased.get(unit) ?? []);
  for (const unit of changed) {
    for (const earlier of block.open.get(unit)?.returned ?? []) addAnswer(state, job, earlier);
    requeueUnit(state, job, block, unit);
  }
}

/** Devices that were still computing the unit when it was settled. O(grants of the job). */
function leasesOn(state: State, job: JobRun, block: BlockRun): Map<number, Voter[]> {
  const leased = new Map<number, Voter[]>();
  for (const { block: seq, outstanding, household, network } of grantsOf(state, job.id)) {
    if (seq !== block.seq) continue;
    for (const unit of outstanding) leased.set(unit, [...(leased.get(unit) ?? []), { household, network }]);
  }
  return leased;
}
