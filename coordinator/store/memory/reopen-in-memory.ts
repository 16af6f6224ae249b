import type { ReplicaRow } from "#core/coordination/effects";
import type { ReopenedJob } from "#core/coordination/events";
import { type LoneAnswer, reopenedJob, takeBackCredit, takeBackTotals } from "#core/coordination/reopened-job";
import type { HouseholdId } from "#core/ids";
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
    const answers = loneAnswers(database, job, reopening);
    if (answers.length > 0) reopened.push(takeBack(database, job, answers));
  }
  return reopened;
}

const isOthers = (block: MemoryBlock, owner: string) => block.owner !== null && block.owner !== owner;

function loneAnswers(database: MemoryDatabase, job: MemoryJob, reopening: Reopening): LoneAnswer[] {
  const { owner, household, remote, max } = reopening;
  const answers: LoneAnswer[] = [];
  const isLone = ({ settles, failure, unit }: ReplicaRow) =>
    settles && failure !== "lost" && failure !== "disputed" && job.replicas.get(unit)?.length === 1;
  const devices = [...database.devices.values()].filter((device) => device.household === household);
  const lone = devices.flatMap(({ no }) => job.byDevice.get(no) ?? []).filter(isLone);
  for (const row of lone.reverse().slice(0, max)) {
    const block = blockOf(job, row.unit);
    if (!block) continue;
    if (isOthers(block, owner)) {
      if (!remote) block.suspects.add(household);
      continue;
    }
    const held = block.owner !== null;
    const { unit, priceNanos = 0, creditNanos = 0 } = row;
    Object.assign(row, { settles: false, priceNanos: 0, creditNanos: 0 });
    const { replica } = database.readBack(row);
    answers.push({ unit, block: block.seq, held, replica, deviceId: replica.deviceId, priceNanos, creditNanos });
    if (!held) block.free = true;
  }
  return answers;
}

/** All blocks except the last have the same size. */
const blockOf = ({ blocks }: MemoryJob, unit: number) => blocks[Math.floor(unit / (blocks[0]?.count ?? 1))];

function takeBack(database: MemoryDatabase, { record }: MemoryJob, answers: readonly LoneAnswer[]): ReopenedJob {
  const reopened = reopenedJob(record.id, answers);
  takeBackTotals(record, reopened);
  takeBackCredit(database.devices, reopened);
  const posting = reversal(record.id, answers);
  if (posting) database.post(posting.entries);
  return reopened;
}
