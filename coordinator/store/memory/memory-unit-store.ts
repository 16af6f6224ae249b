import type { JobId } from "#core/ids";
import type { Checking } from "#core/reputation/checking";
import { newcomer } from "#core/reputation/standing";
import { type ClaimedRow, householdOf, type SeenDevice, type UnitStore } from "../unit-store";
import type { MemoryDatabase } from "./memory-database";
import { isOver, type MemoryBlock, type MemoryDevice, type MemoryJob } from "./memory-rows";
import { recheckInMemory } from "./recheck-in-memory";
import { writeCommit } from "./write-commit";

/** The in-memory unit store, for the simulator and for tests; it obeys the same laws as PostgreSQL's. */
export function createMemoryUnitStore(database: MemoryDatabase, owner: string, checking?: Checking): UnitStore {
  let term = 0;
  const isOn = () => database.terms.get(owner) === term;
  const open = () => [...database.jobs.values()].filter(({ record }) => !isOver(record));
  const jobById = (jobId: JobId) => [...database.jobs.values()].find(({ record }) => record.id === jobId);
  const release = () => {
    for (const { blocks } of database.jobs.values()) {
      for (const block of blocks) if (block.owner === owner) Object.assign(block, { free: true, owner: null });
    }
  };
  const claim = (job: MemoryJob, block: MemoryBlock) => {
    Object.assign(block, { free: false, owner });
    return claimedRow(database, job, block);
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
    heartbeat: async () => (isOn() ? "alive" : "over"),
    openJobs: async () => open().map((job) => database.recordOf(job)),
    openJobIds: async (after, max) =>
      open()
        .map(({ record: { no, id } }) => ({ no, id }))
        .filter(({ no }) => no > after)
        .sort((a, b) => a.no - b.no)
        .slice(0, max),
    jobFacts: async (jobIds) => {
      const asked = new Set(jobIds);
      return [...database.jobs.values()]
        .filter(({ record }) => asked.has(record.id))
        .map((job) => ({
          ...database.recordOf(job),
          reason: job.record.reason ?? null,
          freeBlocks: job.blocks.some((block) => block.free),
        }));
    },
    openJob: async (jobId) => {
      const job = jobById(jobId);
      return job && !isOver(job.record) ? database.recordOf(job) : undefined;
    },
    claimBlocks: async (jobNo, count) => {
      const job = isOn() ? database.jobs.get(jobNo) : undefined;
      if (!job) return { blocks: [], more: false };
      const free = job.blocks.filter((block) => block.free).slice(0, count);
      return { blocks: free.map((block) => claim(job, block)), more: free.length === count };
    },
    claimBlock: async (jobNo, seq) => {
      const job = database.jobs.get(jobNo);
      const block = job?.blocks[seq];
      if (job && block?.free && isOn()) return { kind: "claimed", block: claim(job, block) };
      return { kind: block?.free || block?.owner ? "held" : "done" };
    },
    freeBlocks: async (jobNo, seqs) => {
      for (const block of database.jobs.get(jobNo)?.blocks ?? []) {
        if (seqs.includes(block.seq) && block.owner === owner) Object.assign(block, { free: true, owner: null });
      }
    },
    commit: async (commit) => {
      if (!isOn()) throw new Error("the term of this coordinator is over");
      return writeCommit(database, commit, owner, checking);
    },
    recheckNextJob: async (bounds) => recheckInMemory(database, bounds),
    joinDevice: async (seen) => {
      const known = database.devices.get(seen.id) ?? newDevice(database, seen);
      known.network = seen.network;
      const { outvoted: _, ...device } = known;
      return device;
    },
    cityStop: async () => database.cityStop,
  };
}

function claimedRow(database: MemoryDatabase, { replicas, unitsBlob }: MemoryJob, block: MemoryBlock): ClaimedRow {
  const { seq, first, count, byteOffset, byteLength, suspects } = block;
  const settled: number[] = [];
  const returned: ClaimedRow["returned"] = [];
  for (let unit = first; unit < first + count; unit++) {
    const rows = replicas.get(unit) ?? [];
    if (rows.some(({ settles }) => settles)) settled.push(unit);
    else for (const row of rows) returned.push(database.readBack(row));
  }
  return { seq, first, count, byteOffset, byteLength, unitsBlob, settled, returned, suspects: [...suspects] };
}

function newDevice(database: MemoryDatabase, { id, network, label, engine }: SeenDevice): MemoryDevice {
  const device: MemoryDevice = {
    no: database.devices.size + 1,
    id,
    household: householdOf({ id, ownerId: null, homeId: null }),
    network,
    ...newcomer(),
    ...{ ownerName: null, label, engine, banned: false, units: 0, creditNanos: 0, outvoted: 0 },
  };
  database.addDevice(device);
  return device;
}
