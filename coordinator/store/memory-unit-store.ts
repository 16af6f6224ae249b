import { type BoxDeaths, NO_DEATHS, writeBoxDeaths } from "#core/coordination/box-deaths";
import type { Commit, JobStateChange } from "#core/coordination/effects";
import type { ReopenedJob } from "#core/coordination/events";
import type { JobRecord, LimitHits } from "#core/coordination/state";
import type { DeviceId, JobId } from "#core/ids";
import { accounts, type PostingDraft } from "#core/ledger/ledger";
import { CHECKING } from "#core/reputation/checking";
import { loseTrust, newcomer } from "#core/reputation/standing";
import { LIMITS } from "#protocol/limits";
import { comparableOutput } from "./comparable-output";
import type { MemoryBlock, MemoryJob } from "./memory-rows";
import { reopenInMemory } from "./reopen-in-memory";
import type { ClaimedRow, KnownDevice, SeenDevice, UnitStore } from "./unit-store";
import { householdOf } from "./unit-store";

/** What several coordinators of a test share, as they would share a database. */
export class MemoryDatabase {
  readonly jobs = new Map<number, MemoryJob>();
  readonly devices = new Map<DeviceId, KnownDevice>();
  readonly replicas = new Map<string, Commit["replicas"][number]>();
  readonly balances = new Map<string, number>();
  readonly programs = new Map<string, BoxDeaths>();
  /** The term of each coordinator that has begun one. */
  readonly terms = new Map<string, number>();

  addJob(record: JobRecord, unitsPerBlock: number) {
    const blocks: MemoryBlock[] = [];
    for (let first = 0; first < record.units; first += unitsPerBlock) {
      const count = Math.min(unitsPerBlock, record.units - first);
      blocks.push({
        seq: blocks.length,
        first,
        count,
        byteOffset: 0,
        byteLength: 0,
        free: true,
        owner: null,
        suspects: new Set(),
      });
    }
    this.jobs.set(record.no, { record: { ...record }, unitsBlob: null, blocks });
    this.post([
      { account: "city:grants", amountNanos: -record.budgetNanos },
      { account: `hold:${record.id}`, amountNanos: record.budgetNanos },
    ]);
  }

  recordOf(record: JobRecord): JobRecord & { boxDeaths: BoxDeaths } {
    const limitHits = this.#limitHitsOf(record);
    return {
      ...record,
      ...(limitHits ? { limitHits } : {}),
      boxDeaths: this.programs.get(record.sheet.program.hash) ?? NO_DEATHS,
    };
  }

  #limitHitsOf({ no, agreed, failed }: JobRecord): LimitHits | undefined {
    if (agreed > 0 || failed < 1 || failed > LIMITS.MAX_COUNTED_FAILURES) return undefined;
    const settling = [...this.replicas.values()].filter(({ jobNo, settles }) => jobNo === no && settles);
    const count = (limit: string) => settling.filter(({ failure }) => failure === limit).length;
    return { fuel: count("fuel"), time: count("time") };
  }

  write(commit: Commit, owner: string): ReopenedJob[] {
    const postings = commit.postings.filter(({ kind }) => kind !== "refund");
    for (const charges of commit.charges.values()) {
      const posting = charges.posting();
      if (posting) postings.push(posting);
    }
    this.#refuseAfterTheEnd(commit);
    this.#refuseRepeats(commit);
    this.#refuseUnknownCleared(commit);
    this.#refuseOverdraft(postings);
    for (const row of commit.replicas) this.replicas.set(keyOf(row), row);
    for (const { fuel, priceNanos, creditNanos, ...key } of commit.cleared) {
      Object.assign(this.replicas.get(keyOf(key)) ?? {}, { settles: true, fuel, priceNanos, creditNanos });
    }
    for (const posting of postings) this.post(posting.entries);
    for (const delta of commit.jobs.values()) {
      const job = this.#job(delta.jobNo);
      job.record.agreed += delta.agreed;
      job.record.failed += delta.failed;
      job.record.reopened += delta.reopened;
      job.record.fuel += delta.fuel;
      job.record.spentNanos += delta.spentNanos;
    }
    for (const [id, delta] of commit.devices) {
      const device = this.devices.get(id);
      if (!device) continue;
      device.units += delta.agreed + delta.failed;
      device.creditNanos += delta.creditNanos;
      device.streak += delta.streak;
      device.unvouched += delta.unvouched;
    }
    for (const [household, { strikes }] of commit.demotions) {
      for (const device of this.devices.values())
        if (device.household === household) loseTrust(device, strikes, CHECKING);
    }
    for (const { jobNo, seq } of commit.blocksDone) {
      const block = this.#job(jobNo).blocks[seq];
      if (block) Object.assign(block, { free: block.suspects.size > 0, owner: null });
    }
    for (const change of commit.states) this.#writeState(change);
    writeBoxDeaths(this.programs, commit);
    return [...commit.demotions].flatMap(([household, { heard = false }]) =>
      reopenInMemory(this, owner, household, heard),
    );
  }

  readBack(row: Commit["replicas"][number]): ClaimedRow["returned"][number] {
    const device = [...this.devices.values()].find(({ no }) => no === row.deviceNo);
    if (!device) throw new Error(`there is no device ${row.deviceNo}`);
    const { digest, fuel, ms, failure, output, outputBlob, outputBytes } = row;
    const isCompared = failure === undefined && this.jobs.get(row.jobNo)?.record.comparison !== undefined;
    const isReopened = !row.settles && row.priceNanos !== undefined;
    return {
      unit: row.unit,
      replica: {
        digest,
        fuel,
        ms,
        ok: failure === undefined,
        deviceId: device.id,
        deviceNo: device.no,
        household: device.household,
        network: device.network,
        streak: device.streak,
        strikes: device.strikes,
        kept: row.output !== undefined || row.outputBlob !== undefined || row.message !== undefined,
        ...(isReopened ? { reopened: true } : {}),
        ...(isCompared ? comparableOutput(output, outputBlob, outputBytes) : {}),
      },
    };
  }

  #writeState({ jobNo, jobId, customerId, state, reason, cores }: JobStateChange) {
    const { record, blocks } = this.#job(jobNo);
    const isWhole =
      record.agreed + record.failed === record.units && blocks.every(({ suspects }) => suspects.size === 0);
    if (isOver(record) || (state === "finished" && !isWhole)) return;
    Object.assign(record, { state, reason, cores });
    if (!isOver(record)) return;
    if (state === "finished") for (const block of blocks) Object.assign(block, { free: false, owner: null });
    const left = this.balances.get(accounts.hold(jobId)) ?? 0;
    this.post([
      { account: accounts.hold(jobId), amountNanos: -left },
      { account: accounts.customer(customerId), amountNanos: left },
    ]);
  }

  #refuseAfterTheEnd(commit: Commit) {
    for (const { jobNo } of commit.jobs.values()) {
      const { record } = this.#job(jobNo);
      if (isOver(record)) throw new Error(`job ${record.id} is over`);
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

  #refuseUnknownCleared(commit: Commit) {
    for (const key of commit.cleared) {
      if (this.replicas.get(keyOf(key))?.settles !== false) throw new Error("a cleared replica is not waiting");
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

  post(entries: PostingDraft["entries"]) {
    for (const { account, amountNanos } of entries) {
      this.balances.set(account, (this.balances.get(account) ?? 0) + amountNanos);
    }
  }

  #job(no: number): MemoryJob {
    const job = this.jobs.get(no);
    if (!job) throw new Error(`there is no job ${no}`);
    return job;
  }
}

const isOver = ({ state }: JobRecord) => state === "finished" || state === "cancelled";

const keyOf = (row: { jobNo: number; unit: number; deviceNo: number }) => `${row.jobNo}/${row.unit}/${row.deviceNo}`;

/** The unit path in memory, for tests of what stands on it; it passes the same conformance suite as PostgreSQL's. */
export function createMemoryUnitStore(database: MemoryDatabase, owner: string): UnitStore {
  const open = (job: MemoryJob) => !isOver(job.record);
  let term = 0;

  const isOn = () => database.terms.get(owner) === term;
  const release = () => {
    for (const { blocks } of database.jobs.values()) {
      for (const block of blocks) if (block.owner === owner) Object.assign(block, { free: true, owner: null });
    }
  };

  const claim = (jobNo: number, block: MemoryBlock): ClaimedRow => {
    Object.assign(block, { free: false, owner });
    const { seq, first, count, byteOffset, byteLength } = block;
    const inBlock = [...database.replicas.values()].filter(
      (row) => row.jobNo === jobNo && row.unit >= first && row.unit < first + count,
    );
    const settled = new Set(inBlock.filter((row) => row.settles).map((row) => row.unit));
    const returned = inBlock.filter((row) => !settled.has(row.unit)).map((row) => database.readBack(row));
    return {
      seq,
      first,
      count,
      byteOffset,
      byteLength,
      settled: [...settled],
      returned,
      suspects: [...block.suspects],
    };
  };

  return {
    beginTerm: async () => {
      release();
      term = (database.terms.get(owner) ?? 0) + 1;
      database.terms.set(owner, term);
    },
    endTerm: async () => {
      release();
      database.terms.delete(owner);
    },
    heartbeat: async () => (isOn() ? "alive" : "taken-for-dead"),
    openJobs: async () => [...database.jobs.values()].filter(open).map(({ record }) => database.recordOf(record)),
    openJobIds: async () => [...database.jobs.values()].filter(open).map(({ record }) => record.id),
    jobFacts: async (jobIds) =>
      [...database.jobs.values()]
        .filter(({ record }) => jobIds.includes(record.id))
        .map(({ record, blocks }) => ({
          ...database.recordOf(record),
          reason: record.reason ?? null,
          freeBlocks: blocks.some((block) => block.free),
        })),
    openJob: async (jobId: JobId) => {
      const job = [...database.jobs.values()].find(({ record }) => record.id === jobId);
      return job && open(job) ? database.recordOf(job.record) : undefined;
    },
    unitsBlob: async (jobNo) => database.jobs.get(jobNo)?.unitsBlob ?? null,
    claimBlocks: async (jobNo, count) => {
      const blocks = isOn() ? (database.jobs.get(jobNo)?.blocks ?? []) : [];
      const free = blocks.filter((block) => block.free).slice(0, count);
      return { blocks: free.map((block) => claim(jobNo, block)), more: free.length === count };
    },
    claimBlock: async (jobNo, seq) => {
      const block = database.jobs.get(jobNo)?.blocks[seq];
      if (block?.free && isOn()) return { kind: "claimed", block: claim(jobNo, block) };
      return { kind: block?.free || block?.owner ? "held" : "done" };
    },
    freeBlocks: async (jobNo, seqs) => {
      for (const block of database.jobs.get(jobNo)?.blocks ?? []) {
        if (seqs.includes(block.seq) && block.owner === owner) Object.assign(block, { free: true, owner: null });
      }
    },
    commit: async (commit) => {
      if (!isOn()) throw new Error("this coordinator was taken for dead");
      return database.write(commit, owner);
    },
    joinDevice: async (device) => {
      const known = database.devices.get(device.id) ?? newDevice(database, device);
      known.network = device.network;
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
    network: device.network,
    ...newcomer(),
    ownerName: null,
    label: device.label,
    engine: device.engine,
    banned: false,
    units: 0,
    creditNanos: 0,
  };
}
