import { type BlockRun, hasReturned, openUnit, type ReturnedReplica } from "../../units/block-run";
import type { CheckedAnswer } from "../../units/checked-result";
import { addLoser } from "../../units/readmit";
import type { ReplicaRow } from "../effects";
import { requeueUnit } from "../granting/requeue-unit";
import { forgetInputs, noteInput, readsObject } from "../sessions/held-inputs";
import type { DeviceRun, GrantRun, JobRun } from "../state";
import type { Step } from "../step";
import { weighOutvoted } from "../trust/demote-household";
import { isBelieved } from "../trust/is-believed";
import {
  addToPendingBatch,
  confirmUnit,
  contestUnit,
  dissolvePendingBatch,
  leavePendingBatch,
} from "../trust/pending-batches";
import { chargeUnit, closeUnit, countLimit, countVerdict } from "./close-unit";
import { addAnswer } from "./count-answers";
import { decideUnit } from "./decide-unit";
import { agreedFuel, learnFuel, meteredFuel } from "./metered-fuel";

/** How a device lost a unit, and how much that counts as an attempt: people close pages for reasons of their own. */
const ATTEMPTS = { failed: 1, expired: 0.25 };

interface Returner {
  device: DeviceRun;
  /** Absent when its lease was only proven. */
  grant: GrantRun | undefined;
}

/** Adds a returned replica to its unit and settles the unit if that makes a quorum. */
export function recordReplica(
  step: Step,
  job: JobRun,
  block: BlockRun,
  { device, grant }: Returner,
  result: CheckedAnswer,
) {
  const { state, now, effects } = step;
  const { unit } = result;
  const run = openUnit(block, unit);
  noteInput(state, job, block, device.id, unit);
  // This answer is no longer wanted; other units are.
  if (hasReturned(run, device)) return requeueUnit(state, job, block, unit);
  const replica: ReturnedReplica = {
    digest: result.digest,
    ok: result.kind === "output",
    fuel: meteredFuel(job, device, grant, result, now),
    ms: result.ms,
    deviceId: device.id,
    deviceNo: device.no,
    household: device.household,
    network: device.network,
    trusted: isBelieved(state, job, device),
  };
  const hitLimit = limitOf(result);
  if (hitLimit) replica.hitLimit = hitLimit;
  if (job.comparison && result.kind === "output") replica.output = result.output;
  const answers = run.returned.length === 0 ? [replica] : [...run.returned, replica];
  const settlement = decideUnit(state, job, unit, answers, run.pendingBatch);
  const row = rowOf(job, device, result, replica.fuel);
  if (grant) row.grantedAt = grant.grantedAt;
  effects.commit.replicas.push(row);
  switch (settlement.kind) {
    case "undecided":
      if (job.comparison) keepAnswer(row, result);
      run.returned.push(replica);
      addAnswer(state, job, replica);
      if (run.pendingBatch) contestUnit(run.pendingBatch, block, unit);
      return requeueUnit(state, job, block, unit);
    case "pending":
      run.returned.push(replica);
      addAnswer(state, job, replica);
      keepAnswer(row, result);
      return addToPendingBatch(step, job, block, unit, device);
    case "agreed": {
      keepAnswer(row, result);
      if (run.pendingBatch && settlement.agreeing.length === answers.length && answers.length === 2) {
        run.returned.push(replica);
        addAnswer(state, job, replica);
        return confirmUnit(step, job, block, unit, device.household);
      }
      const price = settleAgreed(step, job, settlement.agreeing, replica.ok);
      Object.assign(row, { settles: true, ...price });
      for (const one of settlement.outvoted) countVerdict(effects, one, "outvoted");
      // Before the unit can end its block or its job: a demotion that reopens units keeps both open.
      for (const one of settlement.outvoted) weighOutvoted(step, job, one, readsObject(job, block, unit));
      countLimit(job, replica);
      closeUnit(step, job, block, unit, replica.ok);
      if (run.pendingBatch) leavePendingBatch(step, job, run.pendingBatch, unit);
      return;
    }
    case "disputed":
      row.failure = "disputed";
      if (result.kind === "output" && result.misfit) row.message = result.misfit;
      return giveUp(step, job, block, row);
    default:
      throw new Error(`Unhandled settlement: ${(settlement satisfies never as { kind: string }).kind}`);
  }
}

function settleAgreed(step: Step, job: JobRun, agreeing: ReturnedReplica[], ok: boolean) {
  const { effects } = step;
  for (const one of agreeing) countVerdict(effects, one, ok ? "agreed" : "failed");
  learnFuel(job, agreeing);
  const fuel = agreedFuel(agreeing);
  const { priceNanos, creditNanos } = chargeUnit(step, job, agreeing, fuel);
  return { fuel, priceNanos, creditNanos };
}

/** A device could not run the unit: others try until it is clear that none can. The lease has already ended. */
export function recordLoss(
  step: Step,
  job: JobRun,
  block: BlockRun,
  device: DeviceRun,
  loss: { unit: number; how: keyof typeof ATTEMPTS; message: string },
) {
  const { state } = step;
  const { unit, how, message } = loss;
  const run = openUnit(block, unit);
  forgetInputs(state, job, device.id);
  if (hasReturned(run, device)) return requeueUnit(state, job, block, unit);
  run.lost += ATTEMPTS[how];
  if (run.lost < state.policy.attemptsPerReplica * job.replicas) {
    addLoser(block, unit, { household: device.household, network: device.network });
    return requeueUnit(state, job, block, unit);
  }
  giveUpUnanswered(step, job, block, device, { unit, failure: "lost", message });
}

/** The unit's input has changed since its job was planned: no device can compute it, and none is to blame. */
export function failInput(
  step: Step,
  job: JobRun,
  block: BlockRun,
  device: DeviceRun,
  { unit, fault }: { unit: number; fault: string },
) {
  giveUpUnanswered(step, job, block, device, { unit, failure: "input", message: fault });
}

function giveUpUnanswered(
  step: Step,
  job: JobRun,
  block: BlockRun,
  device: DeviceRun,
  facts: Pick<ReplicaRow, "unit" | "failure" | "message">,
) {
  const row: ReplicaRow = {
    ...facts,
    jobNo: job.no,
    deviceNo: device.no,
    settles: true,
    digest: new Uint8Array(0),
    fuel: 0,
    ms: 0,
    outputBytes: 0,
  };
  step.effects.commit.replicas.push(row);
  giveUp(step, job, block, row);
}

function giveUp(step: Step, job: JobRun, block: BlockRun, row: ReplicaRow) {
  const { state } = step;
  row.settles = true;
  row.priceNanos = 0;
  row.creditNanos = 0;
  const pendingBatch = block.open.get(row.unit)?.pendingBatch;
  closeUnit(step, job, block, row.unit, false);
  // Nobody confirmed the answer that waited there.
  if (pendingBatch) dissolvePendingBatch(state, job, pendingBatch);
}

function rowOf(job: JobRun, device: DeviceRun, result: CheckedAnswer, fuel: number): ReplicaRow {
  const row: ReplicaRow = {
    jobNo: job.no,
    unit: result.unit,
    deviceNo: device.no,
    settles: false,
    digest: result.digest,
    fuel,
    ms: result.ms,
    outputBytes: result.output?.sizeBytes ?? 0,
  };
  if (result.kind === "failed") row.failure = result.reason;
  if (result.moments) row.moments = result.moments;
  return row;
}

function limitOf(result: CheckedAnswer): ReturnedReplica["hitLimit"] {
  if (result.kind !== "failed") return undefined;
  return result.reason === "fuel" || result.reason === "time" ? result.reason : undefined;
}

/** The settling row carries the unit's canonical output or error; agreeing replicas need no copy of it. */
function keepAnswer(row: ReplicaRow, result: CheckedAnswer) {
  if (result.stderr) row.stderr = result.stderr;
  if (result.output?.bytes) row.output = result.output.bytes;
  if (result.output?.blob) row.outputBlob = result.output.blob;
  if (result.kind === "output") return;
  row.message = result.message;
  if (result.exitCode !== undefined) row.exitCode = result.exitCode;
}
