import type { ReplicaRow } from "../coordination/effects";
import type { ReopenedJob } from "../coordination/events";
import { type LoneAnswer, reopenedJob, takeBackTotals } from "../coordination/reopened-job";
import type { DeviceId, HouseholdId } from "../ids";
import type { PostingDraft } from "../ledger/ledger";
import { reversal } from "../ledger/reversal";
import type { StoredReplica } from "../units/block-run";
import { cityPolicy } from "./city-policy";
import type { StoredBlock, StoredDevice, StoredJob } from "./stored-rows";

interface Store {
  readonly blocks: ReadonlyMap<number, StoredBlock[]>;
  readonly replicas: ReadonlyMap<number, ReadonlyMap<number, ReplicaRow[]>>;
  readonly devices: ReadonlyMap<DeviceId, StoredDevice>;
  readonly devicesByNo: ReadonlyMap<number, StoredDevice>;
  openJobs(): StoredJob[];
  readBack(row: ReplicaRow): StoredReplica;
  post(posting: PostingDraft): void;
}

/** A household fell: what its devices settled alone in open adaptive jobs is settled no longer, as in the database. */
export function reopenInStore(store: Store, household: HouseholdId): ReopenedJob[] {
  return store
    .openJobs()
    .filter(({ adaptive }) => adaptive)
    .flatMap((job) => {
      const answers = loneAnswers(store, job, household);
      if (answers.length === 0) return [];
      const posting = reversal(job.id, answers);
      if (posting) store.post(posting);
      const reopened = reopenedJob(job.id, answers);
      takeBackTotals(job, reopened);
      for (const { id, creditNanos } of reopened.devices) {
        const device = store.devices.get(id);
        if (device) device.creditNanos -= creditNanos;
      }
      return [reopened];
    });
}

function loneAnswers(store: Store, job: StoredJob, household: HouseholdId): LoneAnswer[] {
  const lone: LoneAnswer[] = [];
  for (const rows of [...(store.replicas.get(job.no)?.values() ?? [])].reverse()) {
    if (lone.length === cityPolicy.checking.reopenedUnits) break;
    const [row] = rows;
    if (row && rows.length === 1 && isBelieved(row)) reopen(store, job, household, row, lone);
  }
  return lone;
}

const isBelieved = ({ settles, failure }: ReplicaRow) => settles && failure !== "lost" && failure !== "disputed";

function reopen(store: Store, job: StoredJob, household: HouseholdId, row: ReplicaRow, into: LoneAnswer[]) {
  const { unit, deviceNo, priceNanos = 0, creditNanos = 0 } = row;
  const device = store.devicesByNo.get(deviceNo);
  const block = store.blocks.get(job.no)?.find(({ first, count }) => unit >= first && unit < first + count);
  if (device?.household !== household || !block) return;
  Object.assign(row, { settles: false, priceNanos: 0, creditNanos: 0 });
  const held = !block.done && !block.free;
  if (block.done) Object.assign(block, { done: false, free: true });
  const replica = store.readBack(row);
  into.push({ unit, block: block.seq, held, replica, deviceId: device.id, priceNanos, creditNanos });
}
