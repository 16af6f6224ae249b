import type { DoubtedUnit } from "#core/coordination/trust/reopened-job";
import type { HouseholdId } from "#core/ids";
import { accounts } from "#core/ledger/ledger";
import { grantOf } from "#core/ledger/recheck-grant";
import type { RecheckBounds, Rechecked } from "../recheck/recheck-bounds";
import type { MemoryDatabase } from "./memory-database";
import type { MemoryJob } from "./memory-rows";
import { blockOf, isDoubted, takeBack, unsettle } from "./reopen-in-memory";

/** The equivalent of `doubtDevices` and `findDoubtedJobs` in PostgreSQL. */
export function doubtInMemory(database: MemoryDatabase, household: HouseholdId): void {
  const devices = [...database.devices.values()].filter((device) => device.household === household);
  for (const [no, { record, rechecks, byDevice }] of database.jobs) {
    const wasFinished = record.state === "finished" || (rechecks.length > 0 && record.state === "running");
    if (!record.adaptive || !wasFinished || !devices.some((device) => byDevice.has(device.no))) continue;
    database.doubted.set(no, (database.doubted.get(no) ?? new Set()).add(household));
  }
}

/** The equivalent of `recheckNextJob` in PostgreSQL; nothing here is deleted, or too old. */
export function recheckInMemory(database: MemoryDatabase, bounds: RecheckBounds): Rechecked | undefined {
  const open = [...database.jobs.values()].filter(
    ({ record, rechecks }) => rechecks.length > 0 && record.state === "running",
  );
  if (open.length >= bounds.jobs) return undefined;
  for (const [no, households] of database.doubted) {
    const job = database.jobOf(no);
    if (job.record.state === "cancelled") database.doubted.delete(no);
    const hasRested = database.now() - (job.endedAt ?? 0) >= bounds.restMs;
    if (job.record.state === "finished" && hasRested) return recheck(database, job, households, bounds);
  }
  return undefined;
}

function recheck(
  database: MemoryDatabase,
  job: MemoryJob,
  households: ReadonlySet<HouseholdId>,
  bounds: RecheckBounds,
): Rechecked {
  const { record, byDevice, rechecks } = job;
  const own = [...database.devices.values()].filter(({ household }) => households.has(household));
  const rows = own.flatMap((device) => byDevice.get(device.no) ?? []);
  const inDoubt = rows.filter((row) => isDoubted(database, job, row, (household) => households.has(household)));
  const units = [...new Set(inDoubt.map(({ unit }) => unit))].reverse().slice(0, bounds.units);
  if (units.length < bounds.units) database.doubted.delete(record.no);
  if (units.length === 0) return { kind: "sound", jobId: record.id };
  const chargedNanos = record.spentNanos;
  const doubted = units.map((unit) => takenBack(database, job, unit));
  const takenBackNanos = doubted.reduce((sum, { priceNanos }) => sum + priceNanos, 0);
  const grantedNanos = grantOf(takenBackNanos, { ...bounds, grantedNanos: grantedSoFar(database) });
  rechecks.push({ chargedNanos, grantedNanos });
  const budgetNanos = chargedNanos + grantedNanos;
  Object.assign(record, { state: "running", reason: null, cores: Math.max(record.cores, 1), budgetNanos });
  takeBack(database, job, doubted);
  database.post([
    { account: accounts.rechecks, amountNanos: -grantedNanos },
    { account: accounts.hold(record.id), amountNanos: grantedNanos },
  ]);
  return { kind: "reopened", jobId: record.id, units: units.length };
}

function takenBack(database: MemoryDatabase, job: MemoryJob, unit: number): DoubtedUnit {
  const block = blockOf(job, unit);
  if (!block) throw new Error(`unit ${unit} is in no block`);
  block.free = true;
  return { unit, block: block.seq, held: false, ...unsettle(database, job, unit) };
}

const grantedSoFar = ({ jobs }: MemoryDatabase) =>
  [...jobs.values()]
    .flatMap(({ rechecks }) => rechecks)
    .reduce((sum, { grantedNanos, returnedNanos = 0 }) => sum + grantedNanos - returnedNanos, 0);

/** Of an ended job's hold: what the city had added for its last recheck and nothing was spent of. */
export function returnedToCity({ record, rechecks }: MemoryJob, leftNanos: number): number {
  const last = rechecks.at(-1);
  if (!last || last.returnedNanos !== undefined) return 0;
  const used = Math.min(last.grantedNanos, Math.max(0, record.spentNanos - last.chargedNanos));
  last.returnedNanos = Math.min(leftNanos, last.grantedNanos - used);
  return last.returnedNanos;
}
