import type { ReplicaRow } from "#core/coordination/effects";
import type { ReopenedJob } from "#core/coordination/events";
import { type LoneAnswer, reopenedJob, takeBackCredit, takeBackTotals } from "#core/coordination/reopened-job";
import type { DeviceId, HouseholdId } from "#core/ids";
import type { PostingDraft } from "#core/ledger/ledger";
import { reversal } from "#core/ledger/reversal";
import { CHECKING } from "#core/reputation/checking";
import type { MemoryBlock, MemoryJob } from "./memory-rows";
import type { ClaimedRow, KnownDevice } from "./unit-store";

interface Database {
  readonly jobs: ReadonlyMap<number, MemoryJob>;
  readonly replicas: ReadonlyMap<string, ReplicaRow>;
  readonly devices: ReadonlyMap<DeviceId, KnownDevice>;
  readBack(row: ReplicaRow): ClaimedRow["returned"][number];
  post(entries: PostingDraft["entries"]): void;
}

/** What `reopenUnits` does in PostgreSQL. */
export function reopenInMemory(
  database: Database,
  owner: string,
  household: HouseholdId,
  heard: boolean,
): ReopenedJob[] {
  const reopened: ReopenedJob[] = [];
  for (const [jobNo, job] of database.jobs) {
    if (!job.record.adaptive || job.record.state === "finished" || job.record.state === "cancelled") continue;
    for (const block of job.blocks) if (!isOthers(block, owner)) block.suspects.delete(household);
    const answers = loneAnswers(database, owner, household, heard, jobNo, job);
    if (answers.length > 0) reopened.push(takeBack(database, job, answers));
  }
  return reopened;
}

const isOthers = (block: MemoryBlock, owner: string) => block.owner !== null && block.owner !== owner;

function loneAnswers(
  database: Database,
  owner: string,
  household: HouseholdId,
  heard: boolean,
  jobNo: number,
  job: MemoryJob,
): LoneAnswer[] {
  const rows = [...database.replicas.values()].filter((row) => row.jobNo === jobNo);
  const isAlone = ({ unit }: ReplicaRow) => rows.filter((row) => row.unit === unit).length === 1;
  const answers: LoneAnswer[] = [];
  for (const row of rows.filter(isAlone).reverse()) {
    const { settles, failure, unit, priceNanos = 0, creditNanos = 0 } = row;
    const block = job.blocks.find(({ first, count }) => unit >= first && unit < first + count);
    if (!settles || failure === "lost" || failure === "disputed" || !block) continue;
    const { replica } = database.readBack(row);
    if (replica.household !== household || answers.length === CHECKING.reopenedUnits) continue;
    if (isOthers(block, owner)) {
      if (!heard) block.suspects.add(household);
      continue;
    }
    const held = block.owner !== null;
    const { deviceId } = replica;
    answers.push({ unit, block: block.seq, held, replica, deviceId, priceNanos, creditNanos });
    Object.assign(row, { settles: false, priceNanos: 0, creditNanos: 0 });
    if (!held) block.free = true;
  }
  return answers;
}

function takeBack(database: Database, { record }: MemoryJob, answers: readonly LoneAnswer[]): ReopenedJob {
  const reopened = reopenedJob(record.id, answers);
  takeBackTotals(record, reopened);
  takeBackCredit(database.devices, reopened);
  const posting = reversal(record.id, answers);
  if (posting) database.post(posting.entries);
  return reopened;
}
