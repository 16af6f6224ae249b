import { type Commit, type JobStateChange, postingsOf, type ReplicaRow } from "#core/coordination/effects";
import type { ReopenedJob } from "#core/coordination/events";
import { writeSandboxCrashes } from "#core/coordination/jobs/sandbox-crashes";
import { waitsForMoney } from "#core/jobs/state-reason";
import { accounts, type PostingDraft } from "#core/ledger/ledger";
import { CHECKING, type Checking } from "#core/reputation/checking";
import { loseTrust } from "#core/reputation/standing";
import { LIMITS } from "#protocol/limits";
import type { MemoryDatabase } from "./memory-database";
import { isOver, type MemoryJob } from "./memory-rows";
import { doubtInMemory, returnedToCity } from "./recheck-in-memory";
import { reopenInMemory } from "./reopen-in-memory";

/** Writes all of the group, or throws and writes nothing. Returns what was reopened because households were demoted. */
export function writeCommit(
  database: MemoryDatabase,
  commit: Commit,
  owner: string,
  checking: Checking = CHECKING,
): ReopenedJob[] {
  const postings = postingsOf(commit);
  refuseAfterTheEnd(database, commit);
  refuseRepeats(database, commit);
  refuseUnknownConfirmed(database, commit);
  refuseOverdraft(database, postings);
  for (const row of commit.replicas) insert(database.jobOf(row.jobNo), row);
  for (const attempt of commit.lostAttempts) {
    const { lostAttempts } = database.jobOf(attempt.jobNo);
    const ofUnit = lostAttempts.get(attempt.unit)?.length ?? 0;
    if (ofUnit < LIMITS.MAX_LOST_ATTEMPTS_PER_UNIT) append(lostAttempts, attempt.unit, attempt);
  }
  for (const { fuel, priceNanos, creditNanos, ...key } of commit.confirmed)
    Object.assign(rowOf(database, key) ?? {}, { settles: true, fuel, priceNanos, creditNanos });
  for (const posting of postings) database.post(posting.entries);
  addTotals(database, commit);
  for (const [household, { strikes }] of commit.demotions) {
    for (const device of database.devices.values())
      if (device.household === household) loseTrust(device, strikes, checking);
  }
  for (const { jobNo, seq } of commit.blocksDone) {
    const block = database.jobOf(jobNo).blocks[seq];
    if (block) Object.assign(block, { free: block.suspects.size > 0, owner: null });
  }
  for (const change of commit.states) writeState(database, change);
  writeSandboxCrashes(database.programs, commit);
  for (const [household, { strikes }] of commit.demotions) if (strikes) doubtInMemory(database, household);
  return [...commit.demotions].flatMap(([household, { remote = false }]) =>
    reopenInMemory(database, { owner, household, remote, max: checking.reopenedUnits }),
  );
}

function insert({ replicas, byDevice }: MemoryJob, row: ReplicaRow) {
  append(replicas, row.unit, row);
  append(byDevice, row.deviceNo, row);
}

function append<K, V>(lists: Map<K, V[]>, key: K, value: V) {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}

function addTotals(database: MemoryDatabase, commit: Commit) {
  for (const delta of commit.jobs.values()) {
    const { record } = database.jobOf(delta.jobNo);
    record.agreed += delta.agreed;
    record.failed += delta.failed;
    record.reopened += delta.reopened;
    record.fuel += delta.fuel;
    record.spentNanos += delta.spentNanos;
  }
  for (const [id, delta] of commit.devices) {
    const device = database.devices.get(id);
    if (!device) continue;
    device.units += delta.agreed + delta.failed;
    device.creditNanos += delta.creditNanos;
    device.outvoted += delta.outvoted;
    device.streak += delta.streak;
    device.unvouched += delta.unvouched;
  }
}

function writeState(database: MemoryDatabase, change: JobStateChange) {
  const { jobNo, jobId, customerId, state, reason, cores } = change;
  const job = database.jobOf(jobNo);
  const { record, blocks } = job;
  const isWhole = record.agreed + record.failed === record.units && blocks.every(({ suspects }) => suspects.size === 0);
  if (isOver(record) || (state === "finished" && !isWhole)) return;
  if (waitsForMoney(change) && record.budgetNanos > change.budgetNanos) return;
  Object.assign(record, { state, reason, cores });
  if (!isOver(record)) return;
  job.endedAt = database.now();
  if (state === "finished") for (const block of blocks) Object.assign(block, { free: false, owner: null });
  const left = database.balance(accounts.hold(jobId));
  const citys = returnedToCity(job, left);
  database.post([
    { account: accounts.hold(jobId), amountNanos: -left },
    { account: accounts.rechecks, amountNanos: citys },
    { account: accounts.gift(customerId), amountNanos: left - citys },
  ]);
}

function refuseAfterTheEnd(database: MemoryDatabase, commit: Commit) {
  for (const { jobNo } of commit.jobs.values()) {
    const { record } = database.jobOf(jobNo);
    if (isOver(record)) throw new Error(`job ${record.id} is over`);
  }
}

function refuseRepeats(database: MemoryDatabase, commit: Commit) {
  const seen = new Set<string>();
  for (const row of commit.replicas) {
    const key = `${row.jobNo}/${row.unit}/${row.deviceNo}`;
    if (seen.has(key) || rowOf(database, row)) throw new Error(`replica ${key} was returned already`);
    seen.add(key);
  }
}

function refuseUnknownConfirmed(database: MemoryDatabase, commit: Commit) {
  for (const key of commit.confirmed) {
    if (rowOf(database, key)?.settles !== false) throw new Error("a cleared replica is not waiting");
  }
}

function refuseOverdraft(database: MemoryDatabase, postings: readonly PostingDraft[]) {
  const after = new Map<string, number>();
  for (const { account, amountNanos } of postings.flatMap((posting) => posting.entries)) {
    after.set(account, (after.get(account) ?? database.balance(account)) + amountNanos);
  }
  for (const [account, balance] of after) {
    if (balance < 0 && /^(hold|customer|gift):/.test(account)) throw new Error(`${account} would fall to ${balance}`);
  }
}

const rowOf = (
  database: MemoryDatabase,
  { jobNo, unit, deviceNo }: { jobNo: number; unit: number; deviceNo: number },
) =>
  database.jobs
    .get(jobNo)
    ?.replicas.get(unit)
    ?.find((row) => row.deviceNo === deviceNo);
