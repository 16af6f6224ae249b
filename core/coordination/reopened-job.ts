import type { DeviceId, JobId } from "../ids";
import type { LoneCharge } from "../ledger/reversal";
import type { StoredReplica } from "../units/block-run";
import type { ReopenedJob } from "./events";
import type { DeviceRun, JobRecord } from "./state";

/** An answer that settled its unit alone, and is no longer believed. */
export interface LoneAnswer extends LoneCharge {
  unit: number;
  block: number;
  /** Whether this coordinator works on the block. */
  held: boolean;
  replica: StoredReplica;
}

/** What the memory must learn about the answers reopened in a job. */
export function reopenedJob(jobId: JobId, answers: readonly LoneAnswer[]): ReopenedJob {
  const job: ReopenedJob = {
    jobId,
    agreed: 0,
    failed: 0,
    fuel: 0,
    spentNanos: 0,
    devices: [],
    units: [],
    freedBlocks: answers.some(({ held }) => !held),
  };
  const devices = new Map<DeviceId, ReopenedJob["devices"][number]>();
  for (const { unit, block, held, replica, deviceId, priceNanos, creditNanos } of answers) {
    if (replica.ok) job.agreed += 1;
    else job.failed += 1;
    job.fuel += replica.fuel;
    job.spentNanos += priceNanos;
    const device = devices.get(deviceId) ?? { id: deviceId, units: 0, creditNanos: 0 };
    device.units += 1;
    device.creditNanos += creditNanos;
    devices.set(deviceId, device);
    if (held) job.units.push({ block, reopened: { unit, replica } });
  }
  job.devices = [...devices.values()];
  return job;
}

type Totals = Pick<JobRecord, "agreed" | "failed" | "reopened" | "fuel" | "spentNanos">;

/** Subtracts what was reopened from a job's totals, wherever they are kept. */
export function takeBackTotals(totals: Totals, reopened: ReopenedJob) {
  totals.agreed -= reopened.agreed;
  totals.failed -= reopened.failed;
  totals.reopened += reopened.agreed + reopened.failed;
  totals.fuel -= reopened.fuel;
  totals.spentNanos -= reopened.spentNanos;
}

type Earnings = Pick<DeviceRun, "units" | "creditNanos">;

/** Subtracts what was reopened from what its devices had earned. */
export function takeBackCredit(devices: ReadonlyMap<DeviceId, Earnings>, reopened: ReopenedJob) {
  for (const { id, units, creditNanos } of reopened.devices) {
    const device = devices.get(id);
    if (!device) continue;
    device.units -= units;
    device.creditNanos -= creditNanos;
  }
}
