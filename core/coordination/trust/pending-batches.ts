import type { HouseholdId } from "../../ids";
import { checksOf, pendingBatchSize } from "../../reputation/checking";
import { type BlockRun, freshUnits, openUnit, type PendingBatch, wantReplicas } from "../../units/block-run";
import type { Effects, ReplicaRow } from "../effects";
import { mayRun } from "../granting/may-run";
import { requeueUnit } from "../granting/requeue-unit";
import { chargeUnit, closeUnit, countLimit, countVerdict } from "../results/close-unit";
import { decideUnit } from "../results/decide-unit";
import { agreedFuel, learnFuel, loneFuel } from "../results/metered-fuel";
import type { DeviceRun, JobRun, State } from "../state";
import type { Step } from "../step";
import { trustModeOf } from "./trust-mode";

/** A trusted answer to a unit nobody else has answered joins its household's pending batch. */
export function addToPendingBatch({ state, now }: Step, job: JobRun, block: BlockRun, unit: number, by: Holder) {
  let pendingBatch = job.pendingBatches.get(by.household);
  if (!pendingBatch) {
    pendingBatch = {
      household: by.household,
      openedAt: now,
      streak: by.streak,
      closed: false,
      waiting: new Map(),
      spotChecks: new Map(),
      maxByOne: Number.POSITIVE_INFINITY,
      checkers: new Map(),
    };
    job.pendingBatches.set(by.household, pendingBatch);
  }
  pendingBatch.streak = Math.min(pendingBatch.streak, by.streak);
  pendingBatch.waiting.set(unit, block);
  openUnit(block, unit).pendingBatch = pendingBatch;
  const { checking } = state.policy;
  if (pendingBatch.waiting.size >= pendingBatchSize(pendingBatch.streak, job.pendingBatches.size, checking))
    closePendingBatch(state, job, pendingBatch);
}

type Holder = Pick<DeviceRun, "household" | "streak">;

/** Takes no more answers. Which of them are spot-checked is drawn only now, when all have been given. */
export function closePendingBatch(state: State, job: JobRun, pendingBatch: PendingBatch) {
  if (job.pendingBatches.get(pendingBatch.household) === pendingBatch)
    job.pendingBatches.delete(pendingBatch.household);
  job.checking.add(pendingBatch);
  pendingBatch.closed = true;
  state.index.wake(job);
  const units = [...pendingBatch.waiting.keys()];
  const wanted = checksOf(units.length + pendingBatch.spotChecks.size, pendingBatch.streak, state.policy.checking);
  pendingBatch.maxByOne = Math.ceil(wanted / 2);
  const together = Math.ceil(wanted / 4);
  for (let left = wanted - pendingBatch.spotChecks.size; left > 0 && units.length > 0; left--) {
    const at = Math.floor(state.random() * units.length);
    const [unit, last] = [units[at], units.pop()];
    if (unit === undefined || last === undefined) return;
    if (at < units.length) units[at] = last;
    const block = pendingBatch.waiting.get(unit);
    if (!block) continue;
    pendingBatch.waiting.delete(unit);
    pendingBatch.spotChecks.set(unit, block);
    wantReplicas(block, unit, 1, { forTrusted: false, together });
  }
}

/** A unit that was not drawn got a second answer: now it is checked. */
export function contestUnit(pendingBatch: PendingBatch, block: BlockRun, unit: number) {
  if (pendingBatch.waiting.delete(unit)) pendingBatch.spotChecks.set(unit, block);
}

/** A second answer agrees: the unit still waits with the rest, since an accomplice may have given it. */
export function confirmUnit(step: Step, job: JobRun, block: BlockRun, unit: number, by: HouseholdId) {
  const { pendingBatch, returned } = openUnit(block, unit);
  if (!pendingBatch) throw new Error(`Unit ${unit} of ${job.id} waits in no pending batch`);
  pendingBatch.checkers.set(by, (pendingBatch.checkers.get(by) ?? 0) + 1);
  pendingBatch.spotChecks.delete(unit);
  pendingBatch.waiting.set(unit, block);
  learnFuel(job, returned);
  settleIfConfirmed(step, job, pendingBatch);
}

/** The unit is settled. When it was the last check of its pending batch, so is all that waits there. */
export function leavePendingBatch(step: Step, job: JobRun, pendingBatch: PendingBatch, unit: number) {
  pendingBatch.waiting.delete(unit);
  pendingBatch.spotChecks.delete(unit);
  settleIfConfirmed(step, job, pendingBatch);
}

/** Nothing is charged to a job that may not run: then the rest waits until it may. */
export function settleIfConfirmed(step: Step, job: JobRun, pendingBatch: PendingBatch) {
  const { effects } = step;
  if (pendingBatch.spotChecks.size > 0 || !job.checking.has(pendingBatch)) return;
  const rows = waitingRows(job, effects);
  for (const [unit, block] of pendingBatch.waiting) {
    if (!mayRun(job)) return;
    pendingBatch.waiting.delete(unit);
    settleConfirmed(step, job, block, unit, rows);
  }
  job.checking.delete(pendingBatch);
}

/** Rows of the job in the very group that is being gathered: they are not in the store yet. */
function waitingRows(job: JobRun, { commit }: Effects): Map<string, ReplicaRow> {
  const rows = new Map<string, ReplicaRow>();
  for (const row of commit.replicas) if (row.jobNo === job.no && !row.settles) rows.set(keyOf(row), row);
  return rows;
}

const keyOf = ({ unit, deviceNo }: { unit: number; deviceNo: number }) => `${unit}/${deviceNo}`;

function settleConfirmed(
  step: Step,
  job: JobRun,
  block: BlockRun,
  unit: number,
  rows: ReadonlyMap<string, ReplicaRow>,
) {
  const { effects } = step;
  const { returned } = openUnit(block, unit);
  const [replica] = returned;
  if (!replica) throw new Error(`Unit ${unit} of ${job.id} was held without an answer`);
  for (const one of returned) countVerdict(effects, one, one.ok ? "agreed" : "failed");
  const fuel = returned.length > 1 ? agreedFuel(returned) : loneFuel(job, replica);
  const { priceNanos, creditNanos } = chargeUnit(step, job, returned, fuel);
  const { deviceNo } = replica;
  const row = rows.get(keyOf({ unit, deviceNo }));
  if (row) Object.assign(row, { settles: true, fuel, priceNanos, creditNanos });
  else effects.commit.confirmed.push({ jobNo: job.no, unit, deviceNo, fuel, priceNanos, creditNanos });
  countLimit(job, replica);
  closeUnit(step, job, block, unit, replica.ok);
}

/** What waits there counts as an untrusted device's answers: every unit needs others to agree. */
export function dissolvePendingBatch(state: State, job: JobRun, pendingBatch: PendingBatch) {
  if (job.pendingBatches.get(pendingBatch.household) === pendingBatch)
    job.pendingBatches.delete(pendingBatch.household);
  job.checking.delete(pendingBatch);
  for (const [unit, block] of [...pendingBatch.waiting, ...pendingBatch.spotChecks]) {
    const run = block.open.get(unit);
    if (run?.pendingBatch !== pendingBatch) continue;
    run.pendingBatch = undefined;
    for (const replica of run.returned) if (replica.household === pendingBatch.household) replica.trusted = false;
    requeueUnit(state, job, block, unit);
  }
}

export const hasPendingBatch = (job: JobRun, household: HouseholdId) =>
  job.pendingBatches.has(household) || [...job.checking].some((pendingBatch) => pendingBatch.household === household);

/** The job may run again: what was confirmed meanwhile is settled. */
export function settleAllConfirmed(step: Step, job: JobRun) {
  for (const pendingBatch of [...job.checking]) settleIfConfirmed(step, job, pendingBatch);
}

/** Closes what gets no more answers: it is old, its household is away, or the job has no units left to begin. */
export function sweepPendingBatches(step: Step, jobs: readonly JobRun[]) {
  const { state, now } = step;
  for (const job of jobs) {
    if (!job.adaptive || !mayRun(job)) continue;
    const idle = job.leases === 0 || !hasFreshUnits(job);
    for (const pendingBatch of [...job.pendingBatches.values()]) {
      const old = now - pendingBatch.openedAt >= state.policy.checking.pendingBatchMs;
      if (idle || old || state.present.of(pendingBatch.household) === 0) closePendingBatch(state, job, pendingBatch);
    }
    if (trustModeOf(state) === "few") confirmAmongFew(step, job);
    settleAllConfirmed(step, job);
  }
}

/** Checks that waited for a third voter, which has left the city since: two that agree are enough again. */
function confirmAmongFew(step: Step, job: JobRun) {
  const { state } = step;
  for (const pendingBatch of [...job.checking]) {
    for (const [unit, block] of [...pendingBatch.spotChecks]) {
      const { returned } = openUnit(block, unit);
      const [, second, third] = returned;
      if (!second || third || decideUnit(state, job, unit, returned, pendingBatch).kind !== "agreed") continue;
      confirmUnit(step, job, block, unit, second.household);
    }
  }
}

export function hasFreshUnits(job: JobRun): boolean {
  if (job.moreBlocks || job.claiming) return true;
  for (const block of job.blocks.values()) if (freshUnits(block) > 0) return true;
  return false;
}
