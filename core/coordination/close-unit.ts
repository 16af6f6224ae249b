import { priceOfUnit, type UnitPrice } from "../ledger/pricing";
import { streakForTrust } from "../reputation/standing";
import { type BlockRun, markSettled, type ReturnedReplica } from "../units/block-run";
import { forgetChorus } from "./chorus";
import { chargesOf, deviceDelta, type Effects, jobDelta } from "./effects";
import { isEvidence } from "./evidence";
import { enterState } from "./job-state";
import type { City, JobRun } from "./state";

/** Takes the price of a unit from its job, and gives those who agreed their credit and a longer streak. */
export function chargeUnit(
  city: City,
  job: JobRun,
  agreeing: readonly ReturnedReplica[],
  fuel: number,
  effects: Effects,
): UnitPrice {
  const { commit } = effects;
  const price = priceOfUnit(fuel, agreeing.length, job.budgetNanos - job.spentNanos, city.policy);
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
  const counts = isEvidence(job) ? 1 : 0;
  for (const { deviceId, deviceNo, household } of agreeing) {
    const deltaOfDevice = deviceDelta(commit, { id: deviceId, no: deviceNo });
    deltaOfDevice.creditNanos += price.creditNanos;
    deltaOfDevice.streak += counts;
    job.heard.add(household);
    const device = city.devices.get(deviceId);
    if (!device) continue;
    device.units += 1;
    device.creditNanos += price.creditNanos;
    device.streak += counts;
    if (device.streak === streakForTrust(device.strikes, city.policy.checking)) forgetChorus(city);
  }
  return price;
}

export function countVerdict(effects: Effects, replica: ReturnedReplica, verdict: "agreed" | "failed" | "outvoted") {
  deviceDelta(effects.commit, { id: replica.deviceId, no: replica.deviceNo })[verdict] += 1;
}

/** The unit is settled; so may be its block, and its job. */
export function closeUnit(city: City, job: JobRun, block: BlockRun, unit: number, ok: boolean, effects: Effects) {
  const { commit } = effects;
  job.waitingReplicas -= block.open.get(unit)?.returned.length ?? 0;
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
