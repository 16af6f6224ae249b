import {
  type Commit,
  chargesOf,
  createCommit,
  deviceDelta,
  jobDelta,
  type ReplicaRow,
} from "#core/coordination/effects";
import type { JobRecord } from "#core/coordination/state";
import type { CustomerId, JobId } from "#core/ids";
import type { KnownDevice } from "../unit-store";

export const DIGEST = Uint8Array.from({ length: 32 }, (_, i) => i);

const row = (job: JobRecord, device: KnownDevice, unit: number): ReplicaRow => ({
  jobNo: job.no,
  unit,
  deviceNo: device.no,
  settles: false,
  digest: DIGEST,
  fuel: 7,
  ms: 1.5,
  outputBytes: 3,
});

export const waiting = row;

export const settled = (job: JobRecord, device: KnownDevice, unit: number): ReplicaRow => ({
  ...row(job, device, unit),
  settles: true,
  output: new Uint8Array([1, 2, 3]),
  stderr: "a NUL \0 in it",
  priceNanos: 0,
  creditNanos: 0,
});

/** Units that the device settled alone, at 100 nanodollars each. */
export function settledAlone(job: JobRecord, device: KnownDevice, units: number[]): Commit {
  const rows = units.map((unit) => ({ ...settled(job, device, unit), priceNanos: 100, creditNanos: 80 }));
  const commit = commitOf(job, device, rows, { creditNanos: 80 * units.length, cityNanos: 20 * units.length });
  jobDelta(commit, job).fuel = 7 * units.length;
  Object.assign(deviceDelta(commit, device), { agreed: units.length, creditNanos: 80 * units.length });
  return commit;
}

/** Units that the first device answered and the second confirmed, at 100 nanodollars for each of them. */
export function confirmedBy(job: JobRecord, devices: readonly [KnownDevice, KnownDevice], units: number[]): Commit {
  const [first, second] = devices;
  const commit = createCommit();
  for (const unit of units)
    commit.replicas.push(row(job, first, unit), { ...settled(job, second, unit), priceNanos: 200, creditNanos: 80 });
  const ofAll = 80 * units.length;
  Object.assign(jobDelta(commit, job), {
    agreed: units.length,
    fuel: 14 * units.length,
    spentNanos: 200 * units.length,
  });
  chargesOf(commit, job.id).add(
    devices.map(({ id: deviceId }) => ({ deviceId })),
    ofAll,
    40 * units.length,
  );
  for (const device of devices)
    Object.assign(deviceDelta(commit, device), { agreed: units.length, creditNanos: ofAll });
  return commit;
}

export function demotionOf({ household }: KnownDevice): Commit {
  const commit = createCommit();
  commit.demotions.set(household, { strikes: true });
  return commit;
}

export function remoteDemotionOf({ household }: KnownDevice): Commit {
  const commit = createCommit();
  commit.demotions.set(household, { strikes: false, remote: true });
  return commit;
}

export function commitOf(
  job: JobRecord,
  device: KnownDevice,
  replicas: ReplicaRow[],
  money = { creditNanos: 0, cityNanos: 0 },
): Commit {
  const commit = { ...createCommit(), replicas };
  const delta = jobDelta(commit, job);
  for (const { settles } of replicas) delta.agreed += settles ? 1 : 0;
  delta.spentNanos += money.creditNanos + money.cityNanos;
  deviceDelta(commit, device).agreed += 1;
  chargesOf(commit, job.id).add([{ deviceId: device.id }], money.creditNanos, money.cityNanos);
  return commit;
}

export const jobRecord = (no: number, units: number, budgetNanos: number): JobRecord => ({
  no,
  id: `job_${no}` as JobId,
  customerId: "per_one" as CustomerId,
  state: "running",
  spec: { name: "A job", program: { hash: "0".repeat(64), bytes: 1 } } as JobRecord["spec"],
  units,
  replicas: 1,
  adaptive: false,
  cores: 1,
  agreed: 0,
  failed: 0,
  reopened: 0,
  fuel: 0,
  spentNanos: 0,
  budgetNanos,
  network: null,
  vouched: true,
});
