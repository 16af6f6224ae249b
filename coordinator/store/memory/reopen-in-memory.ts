import type { ReplicaRow } from "#core/coordination/effects";
import type { ReopenedJob } from "#core/coordination/events";
import { type DoubtedUnit, reopenedJob, takeBackCredit, takeBackTotals } from "#core/coordination/trust/reopened-job";
import type { DeviceId, HouseholdId } from "#core/ids";
import { reversal } from "#core/ledger/reversal";
import type { MemoryDatabase } from "./memory-database";
import { isOver, type MemoryBlock, type MemoryJob } from "./memory-rows";

interface Reopening {
  owner: string;
  household: HouseholdId;
  /** Another coordinator demoted the household, and has marked other owners' blocks. */
  remote: boolean;
  /** Of one job. */
  max: number;
}

/** The equivalent of `reopenUnits` in PostgreSQL. */
export function reopenInMemory(database: MemoryDatabase, reopening: Reopening): ReopenedJob[] {
  const { owner, household } = reopening;
  const reopened: ReopenedJob[] = [];
  for (const job of database.jobs.values()) {
    if (!job.record.adaptive || isOver(job.record)) continue;
    for (const block of job.blocks) if (!isOthers(block, owner)) block.suspects.delete(household);
    const doubted = doubtedUnits(database, job, reopening);
    if (doubted.length > 0) reopened.push(takeBack(database, job, doubted));
  }
  return reopened;
}

const isOthers = (block: MemoryBlock, owner: string) => block.owner !== null && block.owner !== owner;

function doubtedUnits(database: MemoryDatabase, job: MemoryJob, reopening: Reopening): DoubtedUnit[] {
  const { owner, household, remote, max } = reopening;
  const doubted: DoubtedUnit[] = [];
  const devices = [...database.devices.values()].filter((device) => device.household === household);
  const own = devices.flatMap(({ no }) => job.byDevice.get(no) ?? []);
  const units = new Set(
    own.filter((row) => isDoubted(database, job, row, (one) => one === household)).map(({ unit }) => unit),
  );
  for (const unit of [...units].reverse().slice(0, max)) {
    const block = blockOf(job, unit);
    if (!block) continue;
    if (isOthers(block, owner)) {
      if (!remote) block.suspects.add(household);
      continue;
    }
    const held = block.owner !== null;
    doubted.push({ unit, block: block.seq, held, ...unsettle(database, job, unit) });
    if (!held) block.free = true;
  }
  return doubted;
}

/** Nobody else gave the same answer whose household was never outvoted. */
export function isDoubted(
  database: MemoryDatabase,
  job: MemoryJob,
  row: ReplicaRow,
  isOwn: (household: HouseholdId) => boolean,
): boolean {
  const rows = job.replicas.get(row.unit) ?? [];
  const settling = rows.find(({ settles }) => settles);
  if (!settling || settling.failure === "lost" || settling.failure === "disputed") return false;
  if (!isSame(settling, row)) return false;
  const others = rows.filter(({ deviceNo }) => {
    const device = database.devicesByNo.get(deviceNo);
    return !device || !isOwn(device.household);
  });
  if (job.record.comparison) return others.length === 0;
  return !others.some((other) => isSame(other, row) && database.devicesByNo.get(other.deviceNo)?.strikes === 0);
}

const isSame = (a: ReplicaRow, b: ReplicaRow) => Buffer.compare(a.digest, b.digest) === 0;

export function unsettle(database: MemoryDatabase, job: MemoryJob, unit: number) {
  const rows = job.replicas.get(unit) ?? [];
  const settling = rows.find(({ settles }) => settles);
  if (!settling) throw new Error(`unit ${unit} is not settled`);
  const { priceNanos = 0, creditNanos = 0, fuel, failure } = settling;
  const paid = rows.filter((row) => row === settling || (row.priceNanos === undefined && isSame(row, settling)));
  const earners = paid.flatMap(({ deviceNo }) => database.devicesByNo.get(deviceNo)?.id ?? ([] as DeviceId[]));
  for (const row of paid) Object.assign(row, { settles: false, priceNanos: 0, creditNanos: 0 });
  const replicas = rows.map((row) => database.readBack(row).replica);
  return { replicas, earners, ok: failure === undefined, fuel, priceNanos, creditNanos };
}

/** All blocks except the last have the same size. */
export const blockOf = ({ blocks }: MemoryJob, unit: number) => blocks[Math.floor(unit / (blocks[0]?.count ?? 1))];

export function takeBack(
  database: MemoryDatabase,
  { record }: MemoryJob,
  doubted: readonly DoubtedUnit[],
): ReopenedJob {
  const reopened = reopenedJob(record.id, doubted);
  takeBackTotals(record, reopened);
  takeBackCredit(database.devices, reopened);
  const posting = reversal(record.id, doubted);
  if (posting) database.post(posting.entries);
  return reopened;
}
