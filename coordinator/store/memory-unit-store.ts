import type { Commit } from "#core/coordination/effects";
import type { JobRecord } from "#core/coordination/state";
import type { DeviceId, JobId } from "#core/ids";
import type { PostingDraft } from "#core/ledger/ledger";
import type { ClaimedRow, KnownDevice, SeenDevice, UnitStore } from "./unit-store";
import { householdOf } from "./unit-store";

interface BlockRow {
  seq: number;
  first: number;
  count: number;
  byteOffset: number;
  byteLength: number;
  free: boolean;
  owner: string | null;
}

interface StoredJob {
  record: JobRecord;
  unitsBlob: string | null;
  blocks: BlockRow[];
}

/** What several coordinators of a test share, as they would share a database. */
export class MemoryDatabase {
  readonly jobs = new Map<number, StoredJob>();
  readonly devices = new Map<DeviceId, KnownDevice>();
  readonly replicas = new Map<string, Commit["replicas"][number]>();
  readonly balances = new Map<string, number>();

  addJob(record: JobRecord, unitsPerBlock: number) {
    const blocks: BlockRow[] = [];
    for (let first = 0; first < record.units; first += unitsPerBlock) {
      const count = Math.min(unitsPerBlock, record.units - first);
      blocks.push({ seq: blocks.length, first, count, byteOffset: 0, byteLength: 0, free: true, owner: null });
    }
    this.jobs.set(record.no, { record: { ...record }, unitsBlob: null, blocks });
    this.#post([
      { account: "city:grants", amountNanos: -record.budgetNanos },
      { account: `hold:${record.id}`, amountNanos: record.budgetNanos },
    ]);
  }

  write(commit: Commit) {
    const postings = [...commit.postings];
    for (const charges of commit.charges.values()) {
      const posting = charges.posting();
      if (posting) postings.push(posting);
    }
    this.#refuseRepeats(commit);
    this.#refuseOverdraft(postings);
    for (const row of commit.replicas) this.replicas.set(keyOf(row), row);
    for (const posting of postings) this.#post(posting.entries);
    for (const delta of commit.jobs.values()) {
      const job = this.#job(delta.jobNo);
      job.record.agreed += delta.agreed;
      job.record.failed += delta.failed;
      job.record.fuel += delta.fuel;
      job.record.spentNanos += delta.spentNanos;
    }
    for (const [id, delta] of commit.devices) {
      const device = this.devices.get(id);
      if (!device) continue;
      device.units += delta.agreed + delta.failed;
      device.creditNanos += delta.creditNanos;
    }
    for (const { jobNo, seq } of commit.blocksDone) {
      const block = this.#job(jobNo).blocks[seq];
      if (block) Object.assign(block, { free: false, owner: null });
    }
    for (const { jobNo, state, cores, budgetNanos } of commit.states) {
      Object.assign(this.#job(jobNo).record, { state, cores, budgetNanos });
    }
  }

  #refuseRepeats(commit: Commit) {
    const seen = new Set<string>();
    for (const row of commit.replicas) {
      const key = keyOf(row);
      if (seen.has(key) || this.replicas.has(key)) throw new Error(`replica ${key} was returned already`);
      seen.add(key);
    }
  }

  #refuseOverdraft(postings: readonly PostingDraft[]) {
    const after = new Map<string, number>();
    for (const { account, amountNanos } of postings.flatMap((posting) => posting.entries)) {
      after.set(account, (after.get(account) ?? this.balances.get(account) ?? 0) + amountNanos);
    }
    for (const [account, balance] of after) {
      if (balance < 0 && /^(hold|customer):/.test(account)) throw new Error(`${account} would fall to ${balance}`);
    }
  }

  #post(entries: PostingDraft["entries"]) {
    for (const { account, amountNanos } of entries) {
      this.balances.set(account, (this.balances.get(account) ?? 0) + amountNanos);
    }
  }

  #job(no: number): StoredJob {
    const job = this.jobs.get(no);
    if (!job) throw new Error(`there is no job ${no}`);
    return job;
  }
}

const keyOf = (row: { jobNo: number; unit: number; deviceNo: number }) => `${row.jobNo}/${row.unit}/${row.deviceNo}`;

/** The unit path in memory, for tests of what stands on it; it passes the same conformance suite as PostgreSQL's. */
export function createMemoryUnitStore(database: MemoryDatabase, owner: string): UnitStore {
  const open = (job: StoredJob) => job.record.state === "running" || job.record.state === "paused";

  const claim = (jobNo: number, block: BlockRow): ClaimedRow => {
    Object.assign(block, { free: false, owner });
    const { seq, first, count, byteOffset, byteLength } = block;
    const inBlock = [...database.replicas.values()].filter(
      (row) => row.jobNo === jobNo && row.unit >= first && row.unit < first + count,
    );
    const settled = new Set(inBlock.filter((row) => row.settles).map((row) => row.unit));
    const returned = inBlock.filter((row) => !settled.has(row.unit)).map((row) => readBack(database, row));
    return { seq, first, count, byteOffset, byteLength, settled: [...settled], returned };
  };

  return {
    heartbeat: async () => undefined,
    openJobs: async () => [...database.jobs.values()].filter(open).map((job) => ({ ...job.record })),
    openJob: async (jobId: JobId) => {
      const job = [...database.jobs.values()].find(({ record }) => record.id === jobId);
      return job && open(job) ? { ...job.record } : undefined;
    },
    unitsBlob: async (jobNo) => database.jobs.get(jobNo)?.unitsBlob ?? null,
    claimBlocks: async (jobNo, count) => {
      const free = (database.jobs.get(jobNo)?.blocks ?? []).filter((block) => block.free).slice(0, count);
      return { blocks: free.map((block) => claim(jobNo, block)), more: free.length === count };
    },
    claimBlock: async (jobNo, seq) => {
      const block = database.jobs.get(jobNo)?.blocks[seq];
      return block?.free ? { kind: "claimed", block: claim(jobNo, block) } : { kind: "gone" };
    },
    commit: async (commit) => database.write(commit),
    releaseBlocks: async () => {
      for (const { blocks } of database.jobs.values()) {
        for (const block of blocks) if (block.owner === owner) Object.assign(block, { free: true, owner: null });
      }
    },
    joinDevice: async (device) => {
      const known = database.devices.get(device.id) ?? newDevice(database, device);
      database.devices.set(device.id, known);
      return { ...known };
    },
    cityStop: async () => ({ stopped: false, reason: null }),
  };
}

function newDevice(database: MemoryDatabase, device: SeenDevice): KnownDevice {
  return {
    no: database.devices.size + 1,
    id: device.id,
    household: householdOf({ id: device.id, ownerId: null }),
    ownerName: null,
    label: device.label,
    engine: device.engine,
    banned: false,
    units: 0,
    creditNanos: 0,
  };
}

function readBack(database: MemoryDatabase, row: Commit["replicas"][number]): ClaimedRow["returned"][number] {
  const device = [...database.devices.values()].find(({ no }) => no === row.deviceNo);
  if (!device) throw new Error(`there is no device ${row.deviceNo}`);
  const { digest, fuel, ms, failure } = row;
  return {
    unit: row.unit,
    replica: { digest, fuel, ms, ok: failure === undefined, deviceId: device.id, deviceNo: device.no, household: device.household },
  };
}
