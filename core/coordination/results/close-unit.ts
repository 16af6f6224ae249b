import { priceOfUnit, type UnitPrice } from "../../ledger/pricing";
import { SECOND } from "../../time";
import { type BlockRun, markSettled, type ReturnedReplica } from "../../units/block-run";
import { chargesOf, deviceDelta, type Effects, jobDelta } from "../effects";
import { enterState } from "../jobs/job-state";
import type { Policy } from "../policy";
import type { JobRun, State } from "../state";
import type { Step } from "../step";
import { earnTrust, isEvidence } from "../trust/evidence";
import { removeAnswer } from "./count-answers";
import { fuelRate, workPrice } from "./fuel-rate";

/**
 * Takes the price of a unit from its job, and gives those who agreed their credit and a longer streak; not so an answer
 * that was reopened, which cost another computation: the customer pays for one, and the newest answer always earns.
 */
export function chargeUnit(step: Step, job: JobRun, agreeing: readonly ReturnedReplica[], fuel: number): UnitPrice {
  const { state, effects } = step;
  const { commit } = effects;
  const paid = agreeing.some(({ reopened }) => reopened) ? agreeing.filter(({ reopened }) => !reopened) : agreeing;
  const left = job.budgetNanos - job.spentNanos;
  const price = priceOfUnit(fuel, paid.length, left, fuelRate(state, job), workPrice(state, job).donorPercent);
  job.spentNanos += price.priceNanos;
  job.fuel += fuel * paid.length;
  const delta = jobDelta(commit, job);
  delta.fuel += fuel * paid.length;
  delta.spentNanos += price.priceNanos;
  chargesOf(commit, job.id).add(paid, price.creditNanos, price.cityNanos);
  for (const replica of paid) {
    const { deviceId, deviceNo, household } = replica;
    const deltaOfDevice = deviceDelta(commit, { id: deviceId, no: deviceNo });
    deltaOfDevice.creditNanos += price.creditNanos;
    job.settledFor.add(household);
    const device = state.devices.get(deviceId);
    if (!device) continue;
    device.units += 1;
    device.creditNanos += price.creditNanos;
    if (isEvidence(job, replica, agreeing)) earnTrust(state, job, device, fuel, deltaOfDevice);
  }
  return price;
}

export function countVerdict(
  effects: Effects,
  { deviceId: id, deviceNo: no }: Pick<ReturnedReplica, "deviceId" | "deviceNo">,
  verdict: "agreed" | "failed" | "outvoted",
) {
  deviceDelta(effects.commit, { id, no })[verdict] += 1;
}

/** The unit is settled; so may be its block, and its job. */
export function closeUnit(step: Step, job: JobRun, block: BlockRun, unit: number, ok: boolean) {
  const { state, effects } = step;
  const { commit } = effects;
  const run = block.open.get(unit);
  const delta = jobDelta(commit, job);
  for (const replica of run?.returned ?? []) removeAnswer(state, job, replica);
  if (run?.reopened) {
    job.reopened -= 1;
    delta.reopened -= 1;
  }
  markSettled(block, unit);
  if (ok) {
    job.agreed += 1;
    delta.agreed += 1;
  } else {
    job.failed += 1;
    delta.failed += 1;
  }
  commit.settled.push({ jobId: job.id, unit, ok });
  // Its cost decides how many more units the budget allows.
  state.index.reconsider(job);
  if (block.unsettled === 0) putAwayBlock(step, job, block);
  concludeJob(step, job);
}

/** All of it is settled. It stays in memory while any of its units may still be reopened. */
export function putAwayBlock(step: Step, job: JobRun, block: BlockRun) {
  const {
    state,
    effects: { commit },
  } = step;
  if (mayBeReopened(state, job)) return void state.keptOpen.add(job);
  commit.blocksDone.push({ jobNo: job.no, seq: block.seq });
  job.blocks.delete(block.seq);
  job.blockBytes -= block.lineBytes;
  state.index.wake(job);
}

const mayBeReopened = (state: State, job: JobRun) => job.adaptive && state.demoted.length > 0;

/** True when all of its units are settled, though some may yet be reopened. */
export function finishIfDone(step: Step, job: JobRun): boolean {
  const { state } = step;
  if (job.agreed + job.failed < job.units) return false;
  if (mayBeReopened(state, job)) state.keptOpen.add(job);
  else enterState(step, job, "finished", null);
  return true;
}

/** A unit is about to be settled by this answer. */
export function countLimit(job: JobRun, { hitLimit }: ReturnedReplica) {
  if (hitLimit) job.limitHits[hitLimit] += 1;
}

/** The limit that every unit of the job has hit so far, if there is one. */
function limitOfAll({ agreed, failed, limitHits, spec }: JobRun) {
  if (agreed > 0) return undefined;
  if (limitHits.fuel === failed) return { limit: "fuel", seconds: spec.limits.fuel / spec.fuelPerSecond } as const;
  return limitHits.time === failed ? ({ limit: "time", seconds: spec.limits.wallMs / SECOND } as const) : undefined;
}

/** After this many failures without a success the customer is asked what to do. */
function failuresThatPause(policy: Policy, { units }: JobRun): number {
  const share = Math.max(policy.minFailuresBeforePause, Math.ceil(units * policy.failedShareBeforePause));
  return Math.min(policy.failuresBeforePause, share);
}

function concludeJob(step: Step, job: JobRun) {
  const { state } = step;
  if (finishIfDone(step, job) || job.state !== "running") return;
  const hit = job.failed === state.policy.limitHitsBeforePause ? limitOfAll(job) : undefined;
  if (hit) {
    return enterState(step, job, "paused", { kind: "first-units-hit-limit", units: job.failed, ...hit });
  }
  if (job.agreed === 0 && job.failed === failuresThatPause(state.policy, job)) {
    return enterState(step, job, "paused", { kind: "first-units-failed", units: job.failed });
  }
  if (job.spentNanos >= job.budgetNanos) {
    enterState(step, job, "paused", { kind: "budget-spent" });
  }
}
