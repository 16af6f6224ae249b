import { FUEL_PER_MS, priceOfUnit } from "../ledger/pricing";
import { settleUnit } from "../quorum/settle-unit";
import {
  type BlockRun,
  hasReturned,
  markSettled,
  openUnit,
  type ReturnedReplica,
  wantReplicas,
} from "../units/block-run";
import { addLoser } from "../units/readmit";
import { chargesOf, deviceDelta, type Effects, jobDelta, type ReplicaRow } from "./effects";
import type { Returned } from "./events";
import { enterState } from "./job-state";
import { comparisonOf, requeueUnit } from "./requeue-unit";
import type { City, DeviceRun, JobRun } from "./state";

type Answered = Exclude<Returned, { kind: "lost" }>;

/** A JavaScript unit may cost at most so many times what units of its job typically do. */
const MOST_TIMES_TYPICAL = 4;
const TYPICAL_STEP = 0.05;

/** How a device came to lose a unit, and what part of an attempt that is: pages are closed for reasons of their own. */
const ATTEMPTS = { failed: 1, expired: 0.25 };

/** Adds a returned replica to its unit and settles the unit if that makes a quorum. */
export function recordReplica(
  city: City,
  job: JobRun,
  block: BlockRun,
  device: DeviceRun,
  result: Answered,
  effects: Effects,
) {
  const run = openUnit(block, result.unit);
  if (hasReturned(run, device.household)) return;
  const replica: ReturnedReplica = {
    digest: result.digest,
    ok: result.kind === "output",
    fuel: meteredFuel(job, result),
    ms: result.ms,
    deviceId: device.id,
    deviceNo: device.no,
    household: device.household,
  };
  const answers = run.returned.length === 0 ? [replica] : [...run.returned, replica];
  const settlement = settleUnit(answers, job.replicas, comparisonOf(job));
  const row = rowOf(job, device, result, replica.fuel);
  effects.commit.replicas.push(row);
  switch (settlement.kind) {
    case "undecided":
      run.returned.push(replica);
      job.waitingReplicas += 1;
      return wantReplicas(block, result.unit, settlement.wanted);
    case "agreed": {
      const fuel = settlement.agreeing.reduce((least, one) => Math.min(least, one.fuel), Number.POSITIVE_INFINITY);
      for (const one of settlement.agreeing) count(effects, one, replica.ok ? "agreed" : "failed");
      for (const one of settlement.outvoted) count(effects, one, "outvoted");
      charge(city, job, row, settlement.agreeing, fuel, effects);
      keepAnswer(row, result);
      return close(city, job, block, result.unit, replica.ok, run.returned.length, effects);
    }
    case "disputed":
      row.failure = "disputed";
      row.message = `Devices returned ${settlement.answers} different answers: the program is probably not deterministic.`;
      return giveUp(city, job, block, row, run.returned.length, effects);
    default:
      throw new Error(`Unhandled settlement: ${(settlement satisfies never as { kind: string }).kind}`);
  }
}

/** A device could not run the unit: others try, until it is plain that no device can. The lease has ended before. */
export function recordLoss(
  city: City,
  job: JobRun,
  block: BlockRun,
  device: DeviceRun,
  loss: { unit: number; how: keyof typeof ATTEMPTS; message: string },
  effects: Effects,
) {
  const { unit, how, message } = loss;
  const run = openUnit(block, unit);
  if (hasReturned(run, device.household)) return;
  run.lost += ATTEMPTS[how];
  if (run.lost < city.policy.attemptsPerReplica * job.replicas) {
    addLoser(block, unit, device.household);
    return requeueUnit(job, block, unit);
  }
  const row: ReplicaRow = {
    jobNo: job.no,
    unit,
    deviceNo: device.no,
    settles: true,
    digest: new Uint8Array(0),
    fuel: 0,
    ms: 0,
    outputBytes: 0,
    failure: "lost",
    message: `No device could run this unit. The last one said: ${message}`,
  };
  effects.commit.replicas.push(row);
  giveUp(city, job, block, row, run.returned.length, effects);
}

/** Metered programs report what they spent; a JavaScript unit's time counts, within reach of its job's typical cost. */
function meteredFuel(job: JobRun, result: Answered): number {
  if (job.sheet.runtime === "wasi") return Math.min(result.fuel, job.sheet.limits.fuel);
  const ms = job.typicalMs === 0 ? result.ms : Math.min(result.ms, MOST_TIMES_TYPICAL * job.typicalMs);
  job.typicalMs =
    job.typicalMs === 0 ? ms : job.typicalMs + Math.sign(ms - job.typicalMs) * TYPICAL_STEP * job.typicalMs;
  return Math.ceil(ms * FUEL_PER_MS);
}

function charge(
  city: City,
  job: JobRun,
  row: ReplicaRow,
  agreeing: readonly ReturnedReplica[],
  fuel: number,
  effects: Effects,
) {
  const { commit } = effects;
  const price = priceOfUnit(fuel, agreeing.length, job.budgetNanos - job.spentNanos, city.policy);
  row.settles = true;
  row.priceNanos = price.priceNanos;
  row.creditNanos = price.creditNanos;
  job.spentNanos += price.priceNanos;
  job.fuel += fuel * agreeing.length;
  const delta = jobDelta(commit, job);
  delta.fuel += fuel * agreeing.length;
  delta.spentNanos += price.priceNanos;
  chargesOf(commit, job.id).add(
    agreeing.map((replica) => replica.deviceId),
    price.creditNanos,
    price.cityNanos,
  );
  for (const { deviceId, deviceNo } of agreeing) {
    deviceDelta(commit, { id: deviceId, no: deviceNo }).creditNanos += price.creditNanos;
    const device = city.devices.get(deviceId);
    if (!device) continue;
    device.units += 1;
    device.creditNanos += price.creditNanos;
  }
}

function count(effects: Effects, replica: ReturnedReplica, verdict: "agreed" | "failed" | "outvoted") {
  deviceDelta(effects.commit, { id: replica.deviceId, no: replica.deviceNo })[verdict] += 1;
}

function giveUp(city: City, job: JobRun, block: BlockRun, row: ReplicaRow, waiting: number, effects: Effects) {
  row.settles = true;
  row.priceNanos = 0;
  row.creditNanos = 0;
  close(city, job, block, row.unit, false, waiting, effects);
}

/** The unit is settled; so may be its block, and its job. */
function close(city: City, job: JobRun, block: BlockRun, unit: number, ok: boolean, waiting: number, effects: Effects) {
  const { commit } = effects;
  job.waitingReplicas -= waiting;
  markSettled(block, unit);
  const delta = jobDelta(commit, job);
  if (ok) {
    job.agreed += 1;
    delta.agreed += 1;
  } else {
    job.failed += 1;
    delta.failed += 1;
  }
  commit.settled.push({ jobId: job.id, unit, ok });
  if (block.unsettled === 0) {
    commit.blocksDone.push({ jobNo: job.no, seq: block.seq });
    job.blocks.delete(block.seq);
    job.blockBytes -= block.lineBytes;
  }
  concludeJob(city, job, effects);
}

function concludeJob(city: City, job: JobRun, effects: Effects) {
  if (job.agreed + job.failed >= job.units) return enterState(city, job, "finished", null, effects);
  if (job.state !== "running") return;
  if (job.agreed === 0 && job.failed === city.policy.failuresBeforePause) {
    const reason = `The first ${job.failed} units all failed. Look at their errors; resume to go on all the same.`;
    return enterState(city, job, "paused", reason, effects);
  }
  if (job.spentNanos >= job.budgetNanos) {
    enterState(city, job, "paused", "The budget is spent. Add to it to go on; nothing is lost.", effects);
  }
}

function rowOf(job: JobRun, device: DeviceRun, result: Answered, fuel: number): ReplicaRow {
  const row: ReplicaRow = {
    jobNo: job.no,
    unit: result.unit,
    deviceNo: device.no,
    settles: false,
    digest: result.digest,
    fuel,
    ms: result.ms,
    outputBytes: result.kind === "output" ? result.outputBytes : 0,
  };
  if (result.kind === "failed") row.failure = result.reason;
  return row;
}

/** The settling row carries the unit's canonical output or error; replicas that agree with it need no copy. */
function keepAnswer(row: ReplicaRow, result: Answered) {
  if (result.stderr) row.stderr = result.stderr;
  if (result.kind === "output") {
    if (result.output) row.output = result.output;
    if (result.outputBlob) row.outputBlob = result.outputBlob;
    return;
  }
  row.message = result.message;
  if (result.exitCode !== undefined) row.exitCode = result.exitCode;
}
