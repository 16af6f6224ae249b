import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  type Commit,
  chargesOf,
  createCommit,
  deviceDelta,
  jobDelta,
  type ReplicaRow,
} from "#core/coordination/effects";
import type { JobRecord } from "#core/coordination/state";
import type { CustomerId, DeviceId, JobId, NetworkId } from "#core/ids";
import { CHECKING } from "#core/reputation/checking";
import type { JobComparison } from "#protocol/job-comparison";
import type { KnownDevice, UnitStore } from "./unit-store";

export interface JobUnderTest {
  units: number;
  unitsPerBlock: number;
  budgetNanos: number;
  comparison?: JobComparison;
  adaptive?: boolean;
}

export interface StoreUnderTest {
  /** A store on the shared database, for the coordinator of that name. */
  store(owner: string): UnitStore;
  addJob(job: JobUnderTest): Promise<JobRecord>;
  balance(account: string): Promise<number>;
  close(): Promise<void>;
}

/** The laws of a `UnitStore`. Every adapter runs them. */
export function describeUnitStore(name: string, open: () => Promise<StoreUnderTest>) {
  describe(name, () => {
    let under: StoreUnderTest;
    let a: UnitStore;
    let b: UnitStore;
    let device: KnownDevice;

    beforeAll(async () => {
      under = await open();
      a = under.store("a");
      b = under.store("b");
      await Promise.all([a.beginTerm(), b.beginTerm()]);
      device = await a.joinDevice({
        id: "dev_one" as DeviceId,
        label: "a desk",
        engine: "other",
        cores: 4,
        network: null,
      });
    });
    afterAll(() => under.close());

    const job = (units = 30) => under.addJob({ units, unitsPerBlock: 10, budgetNanos: 1_000 });

    test("a block is claimed by one coordinator only", async () => {
      const { no } = await job();
      const [first, second] = await Promise.all([a.claimBlocks(no, 2), b.claimBlocks(no, 2)]);
      const seqs = [...first.blocks, ...second.blocks].map((block) => block.seq);
      expect(new Set(seqs).size).toBe(seqs.length);
      expect(await a.claimBlocks(no, 3)).toMatchObject({ more: false });
      expect((await b.claimBlocks(no, 1)).blocks).toEqual([]);
    });

    test("blocks are claimed in order, and `more` tells when the last was taken", async () => {
      const { no } = await job();
      const two = await a.claimBlocks(no, 2);
      expect(two.blocks.map(({ seq, first, count }) => [seq, first, count])).toEqual([
        [0, 0, 10],
        [1, 10, 10],
      ]);
      expect(two.more).toBe(true);
      expect(await a.claimBlocks(no, 2)).toMatchObject({ more: false, blocks: [{ seq: 2 }] });
    });

    test("a coordinator that comes back frees its own blocks and no others", async () => {
      const { no } = await job();
      await a.claimBlocks(no, 1);
      await b.claimBlocks(no, 1);
      await a.beginTerm();
      expect((await b.claimBlocks(no, 5)).blocks.map((block) => block.seq)).toEqual([0, 2]);
    });

    test("nothing of a term is written after it ended, and nothing is claimed for it", async () => {
      const record = await job();
      const before = under.store("before");
      await before.beginTerm();
      const after = under.store("before");
      await after.beginTerm();
      expect(await before.heartbeat()).toBe("taken-for-dead");
      expect(await after.heartbeat()).toBe("alive");
      await expect(before.commit(commitOf(record, device, [settled(record, device, 0)]))).rejects.toThrow(
        /taken for dead/,
      );
      const done = { ...createCommit(), blocksDone: [{ jobNo: record.no, seq: 2 }] };
      await expect(before.commit(done)).rejects.toThrow(/taken for dead/);
      expect(await a.openJob(record.id)).toMatchObject({ agreed: 0 });
      expect((await before.claimBlocks(record.no, 1)).blocks).toEqual([]);
      expect(await before.claimBlock(record.no, 0)).toEqual({ kind: "gone" });
      expect((await after.claimBlocks(record.no, 1)).blocks).toHaveLength(1);
      await after.endTerm();
      expect((await b.claimBlocks(record.no, 1)).blocks).toMatchObject([{ seq: 0 }]);
    });

    test("blocks that could not be read are free again, and nobody else's are", async () => {
      const { no } = await job();
      await a.claimBlocks(no, 1);
      await b.claimBlocks(no, 1);
      await a.freeBlocks(no, [0, 1]);
      expect((await b.claimBlocks(no, 5)).blocks.map((block) => block.seq)).toEqual([0, 2]);
    });

    test("a coordinator learns what others settled, and whether blocks are free", async () => {
      const record = await job(10);
      const facts = async () => (await b.jobFacts([])).find(({ id }) => id === record.id);
      expect(await facts()).toMatchObject({ state: "running", agreed: 0, spentNanos: 0, freeBlocks: true });
      await a.claimBlocks(record.no, 1);
      await a.commit(commitOf(record, device, [settled(record, device, 3)], { creditNanos: 80, cityNanos: 20 }));
      expect(await facts()).toMatchObject({ agreed: 1, spentNanos: 100, budgetNanos: 1_000, freeBlocks: false });
    });

    test("whoever ends a job, its hold goes back whole and once, and nothing more is charged", async () => {
      const record = await job(1);
      const customer = `customer:${record.customerId}`;
      const before = await under.balance(customer);
      const { no: jobNo, id: jobId, customerId, cores, budgetNanos } = record;
      const end = { jobNo, jobId, customerId, reason: null, cores, budgetNanos };
      await a.commit(commitOf(record, device, [settled(record, device, 0)], { creditNanos: 80, cityNanos: 20 }));
      await b.commit({ ...createCommit(), states: [{ ...end, state: "finished" }] });
      await a.commit({ ...createCommit(), states: [{ ...end, state: "cancelled" }] });
      expect(await under.balance(`hold:${record.id}`)).toBe(0);
      expect((await under.balance(customer)) - before).toBe(900);
      await expect(a.commit(commitOf(record, device, [settled(record, device, 1)]))).rejects.toThrow(/is over/);
      expect((await b.jobFacts([])).map(({ id }) => id)).not.toContain(jobId);
      expect(await b.jobFacts([jobId])).toContainEqual(expect.objectContaining({ id: jobId, state: "finished" }));
    });

    test("what was committed comes back with the block: settled units, and replicas that wait for others", async () => {
      const record = await job();
      await a.claimBlocks(record.no, 1);
      await a.commit(commitOf(record, device, [settled(record, device, 3), waiting(record, device, 4)]));
      await a.beginTerm();
      const { blocks } = await b.claimBlocks(record.no, 1);
      expect(blocks[0]?.settled).toEqual([3]);
      expect(blocks[0]?.returned).toMatchObject([
        { unit: 4, replica: { ok: true, fuel: 7, household: device.household } },
      ]);
      expect([...(blocks[0]?.returned[0]?.replica.digest ?? [])]).toEqual([...DIGEST]);
    });

    test("a waiting replica of before settles its unit once, with its price, and is read back with its device's standing", async () => {
      const record = await job();
      await a.claimBlocks(record.no, 1);
      await a.commit(commitOf(record, device, [{ ...waiting(record, device, 4), output: new Uint8Array([9]) }]));
      await a.commit(commitOf(record, device, [waiting(record, device, 5)]));
      await a.beginTerm();
      const [block] = (await a.claimBlocks(record.no, 1)).blocks;
      expect(block?.returned).toMatchObject([
        { unit: 4, replica: { kept: true, network: device.network, strikes: 0 } },
        { unit: 5, replica: { kept: false } },
      ]);
      const commit = commitOf(record, device, [], { creditNanos: 80, cityNanos: 20 });
      const cleared = { jobNo: record.no, unit: 4, deviceNo: device.no, priceNanos: 100, creditNanos: 80 };
      commit.cleared.push(cleared);
      jobDelta(commit, record).agreed += 1;
      await a.commit(commit);
      await a.beginTerm();
      expect((await b.claimBlocks(record.no, 1)).blocks).toMatchObject([{ settled: [4], returned: [{ unit: 5 }] }]);
      const again = { ...createCommit(), cleared: [cleared] };
      await expect(a.commit(again)).rejects.toThrow(/not waiting/);
    });

    test("a streak grows with settled answers, and an outvoted one ends it for the whole household", async () => {
      const seen = { id: "dev_two" as DeviceId, label: "a shed", engine: "other", cores: 2, network: null };
      const two = await a.joinDevice(seen);
      const grown = createCommit();
      deviceDelta(grown, two).streak += 7;
      await a.commit(grown);
      expect(await a.joinDevice(seen)).toMatchObject({ streak: 7, strikes: 0 });
      const fallen = createCommit();
      deviceDelta(fallen, two).streak += 1;
      fallen.demotions.set(two.household, { strikes: true });
      await a.commit(fallen);
      expect(await b.joinDevice(seen)).toMatchObject({ streak: 0, strikes: 1 });
      const again = createCommit();
      again.demotions.set(two.household, { strikes: false });
      await b.commit(again);
      expect(await b.joinDevice(seen)).toMatchObject({ streak: 0, strikes: 1 });
    });

    test("what a household that fell had settled alone is settled no longer: paid back, counted back, and to be claimed again", async () => {
      const seen = { label: "a liar's", engine: "other", cores: 2, network: null };
      const liar = await a.joinDevice({ ...seen, id: "dev_liar" as DeviceId });
      const record = await under.addJob({ units: 30, unitsPerBlock: 10, budgetNanos: 1_000, adaptive: true });
      const asked = await under.addJob({ units: 10, unitsPerBlock: 10, budgetNanos: 1_000 });
      await a.claimBlocks(record.no, 2);
      await b.claimBlocks(record.no, 1);
      const confirmed = waiting(record, device, 1);
      const done = { jobNo: record.no, seq: 0 };
      const own = settledAlone(record, liar, [0, 1, 2, 10]);
      await a.commit({ ...own, replicas: [...own.replicas, confirmed], blocksDone: [done] });
      await b.commit(settledAlone(record, liar, [20]));
      await b.commit(settledAlone(record, device, [21]));
      await a.commit(settledAlone(asked, liar, [0]));
      const cityBefore = await under.balance("city:revenue");

      const reopened = await a.commit(fallOf(liar));
      expect(reopened).toEqual([
        expect.objectContaining({
          jobId: record.id,
          agreed: 3,
          failed: 0,
          fuel: 21,
          spentNanos: 300,
          freedBlocks: true,
        }),
      ]);
      expect(reopened[0]?.devices).toEqual([{ id: liar.id, units: 3, creditNanos: 240 }]);
      expect(reopened[0]?.units).toMatchObject([
        { block: 1, reopened: { unit: 10, replica: { kept: true, household: liar.household, fuel: 7 } } },
      ]);
      expect(await a.openJob(record.id)).toMatchObject({ agreed: 3, reopened: 3, fuel: 21, spentNanos: 300 });
      expect(await a.openJob(asked.id)).toMatchObject({ agreed: 1, reopened: 0, spentNanos: 100 });
      expect(await under.balance(`hold:${record.id}`)).toBe(700);
      expect(await under.balance(`device:${liar.id}`)).toBe(3 * 80);
      expect((await under.balance("city:revenue")) - cityBefore).toBe(-60);
      expect(await a.joinDevice({ ...seen, id: liar.id })).toMatchObject({ units: 3, creditNanos: 240, strikes: 1 });
      expect((await b.claimBlocks(record.no, 3)).blocks).toMatchObject([
        {
          seq: 0,
          settled: [1],
          returned: [
            { unit: 0, replica: { reopened: true, digest: expect.anything() } },
            { unit: 2, replica: { reopened: true } },
          ],
        },
      ]);
      expect(await a.commit(fallOf(liar))).toEqual([]);
    });

    test("a unit that was reopened is settled again by another answer, and the job is not finished before", async () => {
      const seen = { label: "a liar's", engine: "other", cores: 2, network: null };
      const liar = await a.joinDevice({ ...seen, id: "dev_liar_2" as DeviceId });
      const record = await under.addJob({ units: 2, unitsPerBlock: 10, budgetNanos: 1_000, adaptive: true });
      await a.claimBlocks(record.no, 1);
      const { no: jobNo, id: jobId, customerId, cores, budgetNanos } = record;
      const ends = { jobNo, jobId, customerId, state: "finished" as const, reason: null, cores, budgetNanos };
      await a.commit(settledAlone(record, liar, [0, 1]));
      await a.commit(fallOf(liar));
      await a.commit({ ...createCommit(), states: [ends] });
      expect(await a.openJob(jobId)).toMatchObject({ state: "running", reopened: 2 });
      const again = settledAlone(record, device, [0, 1]);
      jobDelta(again, record).reopened -= 2;
      await a.commit({ ...again, states: [ends] });
      expect(await a.jobFacts([jobId])).toContainEqual(
        expect.objectContaining({ id: jobId, state: "finished", agreed: 2, reopened: 0, spentNanos: 200 }),
      );
      expect(await under.balance(`hold:${jobId}`)).toBe(0);
    });

    test("only the newest of a fallen household's lone answers in a job are reopened", async () => {
      const seen = { label: "a liar's", engine: "other", cores: 2, network: null };
      const liar = await a.joinDevice({ ...seen, id: "dev_liar_3" as DeviceId });
      const units = CHECKING.reopenedUnits + 10;
      const record = await under.addJob({ units, unitsPerBlock: 1_000, budgetNanos: 1e9, adaptive: true });
      await a.claimBlocks(record.no, 20);
      await a.commit(settledAlone(record, liar, [5]));
      const rest = Array.from({ length: units }, (_, unit) => unit).filter((unit) => unit !== 5);
      await a.commit(settledAlone(record, liar, rest.slice(0, CHECKING.reopenedUnits)));
      const [reopened] = await a.commit(fallOf(liar));
      expect(reopened?.units).toHaveLength(CHECKING.reopenedUnits);
      expect(reopened?.units.map((one) => one.reopened.unit)).not.toContain(5);
    });

    test("a device's network is the one that it was last seen in", async () => {
      const seen = { id: "dev_three" as DeviceId, label: "a phone", engine: "other", cores: 2 };
      await a.joinDevice({ ...seen, network: "home" as NetworkId });
      expect(await b.joinDevice({ ...seen, network: "train" as NetworkId })).toMatchObject({ network: "train" });
    });

    test("an output that waits to be compared comes back with its replica, here or in its blob, and others do not", async () => {
      const blob = "ab".repeat(32);
      const comparableOf = async (comparison: JobComparison) => {
        const record = await under.addJob({ units: 10, unitsPerBlock: 10, budgetNanos: 1_000, comparison });
        await a.claimBlocks(record.no, 1);
        const rows = [
          { ...waiting(record, device, 0), output: new Uint8Array([4, 5]), outputBytes: 2 },
          { ...waiting(record, device, 1), outputBlob: blob, outputBytes: 70_000 },
          waiting(record, device, 2),
        ];
        await a.commit(commitOf(record, device, rows));
        await a.beginTerm();
        const { blocks } = await b.claimBlocks(record.no, 1);
        return new Map(blocks[0]?.returned.map(({ unit, replica }) => [unit, replica.comparable]));
      };
      const compared = await comparableOf({ kind: "json", absolute: 1 });
      expect([...(compared.get(0)?.bytes ?? [])]).toEqual([4, 5]);
      expect(compared.get(1)).toEqual({ blob, byteLength: 70_000 });
      expect(compared.get(2)).toBeUndefined();
      expect([...(await comparableOf({ kind: "bytes" })).values()]).toEqual([undefined, undefined, undefined]);
    });

    test("who asks for a block that another coordinator works on is told so", async () => {
      const { no } = await job();
      await a.claimBlocks(no, 1);
      expect(await b.claimBlock(no, 0)).toEqual({ kind: "elsewhere" });
      expect(await a.claimBlock(no, 0)).toEqual({ kind: "gone" });
      expect(await b.claimBlock(no, 1)).toMatchObject({ kind: "claimed", block: { seq: 1 } });
    });

    test("a finished block is never claimed again", async () => {
      const { no } = await job(10);
      await a.claimBlocks(no, 1);
      await a.commit({ ...createCommit(), blocksDone: [{ jobNo: no, seq: 0 }] });
      await a.beginTerm();
      expect((await b.claimBlocks(no, 1)).blocks).toEqual([]);
      expect(await b.claimBlock(no, 0)).toEqual({ kind: "gone" });
    });

    test("totals and money move together with the results", async () => {
      const record = await job();
      const earnedBefore = await under.balance(`device:${device.id}`);
      await a.commit(commitOf(record, device, [settled(record, device, 0)], { creditNanos: 80, cityNanos: 20 }));
      expect(await a.openJob(record.id)).toMatchObject({ agreed: 1, spentNanos: 100 });
      expect(await under.balance(`hold:${record.id}`)).toBe(900);
      expect((await under.balance(`device:${device.id}`)) - earnedBefore).toBe(80);
    });

    test("a job may spend more fuel than a safe integer holds", async () => {
      const record = await job();
      for (const unit of [0, 1]) {
        const commit = commitOf(record, device, [settled(record, device, unit)]);
        jobDelta(commit, record).fuel = Number.MAX_SAFE_INTEGER;
        await a.commit(commit);
      }
      expect(await a.openJob(record.id)).toMatchObject({ fuel: 2 * Number.MAX_SAFE_INTEGER });
      await a.jobFacts([]);
    });

    test("a group that would overdraw a budget leaves nothing behind", async () => {
      const record = await job();
      const greedy = commitOf(record, device, [settled(record, device, 0)], { creditNanos: 1_001, cityNanos: 0 });
      await expect(a.commit(greedy)).rejects.toThrow();
      expect(await a.openJob(record.id)).toMatchObject({ agreed: 0, spentNanos: 0 });
      await a.commit(commitOf(record, device, [settled(record, device, 0)]));
    });

    test("the same replica cannot be written twice", async () => {
      const record = await job();
      await a.commit(commitOf(record, device, [settled(record, device, 0)]));
      await expect(a.commit(commitOf(record, device, [settled(record, device, 0)]))).rejects.toThrow();
      expect(await a.openJob(record.id)).toMatchObject({ agreed: 1 });
    });

    test("a job that is over is not opened", async () => {
      const record = await job();
      const { no: jobNo, id: jobId, customerId, cores, budgetNanos } = record;
      const state = { jobNo, jobId, customerId, state: "cancelled" as const, reason: "enough", cores, budgetNanos };
      await a.commit({ ...createCommit(), states: [state] });
      expect(await a.openJob(jobId)).toBeUndefined();
      expect((await a.openJobs()).map((open) => open.id)).not.toContain(jobId);
    });

    test("a device keeps its number, its household and its totals", async () => {
      const again = await b.joinDevice({ id: device.id, label: "a desk", engine: "other", cores: 8, network: null });
      expect(again).toMatchObject({ no: device.no, household: device.household, banned: false });
      expect(again.units).toBeGreaterThan(0);
    });
  });
}

const DIGEST = Uint8Array.from({ length: 32 }, (_, i) => i);

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

const waiting = row;

const settled = (job: JobRecord, device: KnownDevice, unit: number): ReplicaRow => ({
  ...row(job, device, unit),
  settles: true,
  output: new Uint8Array([1, 2, 3]),
  stderr: "a NUL \0 in it",
  priceNanos: 0,
  creditNanos: 0,
});

/** Units that the device settled with nobody to confirm it, at 100 each. */
function settledAlone(job: JobRecord, device: KnownDevice, units: number[]): Commit {
  const rows = units.map((unit) => ({ ...settled(job, device, unit), priceNanos: 100, creditNanos: 80 }));
  const commit = commitOf(job, device, rows, { creditNanos: 80 * units.length, cityNanos: 20 * units.length });
  jobDelta(commit, job).fuel = 7 * units.length;
  Object.assign(deviceDelta(commit, device), { agreed: units.length, creditNanos: 80 * units.length });
  return commit;
}

function fallOf({ household }: KnownDevice): Commit {
  const commit = createCommit();
  commit.demotions.set(household, { strikes: true });
  return commit;
}

function commitOf(
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
  chargesOf(commit, job.id).add([device.id], money.creditNanos, money.cityNanos);
  return commit;
}

export const jobRecord = (no: number, units: number, budgetNanos: number): JobRecord => ({
  no,
  id: `job_${no}` as JobId,
  customerId: "per_one" as CustomerId,
  state: "running",
  sheet: { name: "A job" } as JobRecord["sheet"],
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
});
