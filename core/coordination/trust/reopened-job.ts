import type { DeviceId, JobId } from "../../ids";
import type { UnitCharge } from "../../ledger/reversal";
import type { StoredReplica } from "../../units/block-run";
import type { ReopenedJob } from "../events";
import type { DeviceRun, JobRecord } from "../state";

/** A unit whose answer nobody stands for any longer: who gave it was outvoted since, or before. */
export interface DoubtedUnit extends UnitCharge {
  unit: number;
  block: number;
  /** Whether this coordinator works on the block. */
  held: boolean;
  ok: boolean;
  /** What each earner was paid for. */
  fuel: number;
  /** All answers to the unit, with those of its earners as reopened. */
  replicas: readonly StoredReplica[];
}

/** What the memory must learn about the units reopened in a job. */
export function reopenedJob(jobId: JobId, doubted: readonly DoubtedUnit[]): ReopenedJob {
  const job: ReopenedJob = {
    jobId,
    agreed: 0,
    failed: 0,
    fuel: 0,
    spentNanos: 0,
    devices: [],
    units: [],
    freedBlocks: doubted.some(({ held }) => !held),
  };
  const devices = new Map<DeviceId, ReopenedJob["devices"][number]>();
  for (const { unit, block, held, ok, fuel, replicas, earners, priceNanos, creditNanos } of doubted) {
    if (ok) job.agreed += 1;
    else job.failed += 1;
    job.fuel += fuel * earners.length;
    job.spentNanos += priceNanos;
    for (const id of earners) {
      const device = devices.get(id) ?? { id, units: 0, creditNanos: 0 };
      device.units += 1;
      device.creditNanos += creditNanos;
      devices.set(id, device);
    }
    if (held) job.units.push({ block, reopened: { unit, replicas } });
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
