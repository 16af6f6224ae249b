import { expect, test } from "vitest";
import { createCommit } from "#core/coordination/effects";
import type { JobRecord } from "#core/coordination/state";
import type { DeviceId } from "#core/ids";
import { LIMITS } from "#protocol/limits";
import type { UnitStore } from "../unit-store";
import { commitOf, settled } from "./sample-commits";
import type { Bench } from "./store-under-test";

/** Which coordinator works on which block, and for how long. */
export function claimingLaws(bench: () => Bench) {
  test("a block is claimed by one coordinator only", async () => {
    const { a, b, job } = bench();
    const { no } = await job();
    const [first, second] = await Promise.all([a.claimBlocks(no, 2), b.claimBlocks(no, 2)]);
    const seqs = [...first.blocks, ...second.blocks].map((block) => block.seq);
    expect(new Set(seqs).size).toBe(seqs.length);
    expect(await a.claimBlocks(no, 3)).toMatchObject({ more: false });
    expect((await b.claimBlocks(no, 1)).blocks).toEqual([]);
  });

  test("blocks are claimed in order, and `more` says when the last one was taken", async () => {
    const { a, job } = bench();
    const { no } = await job();
    const two = await a.claimBlocks(no, 2);
    expect(two.blocks.map(({ seq, first, count }) => [seq, first, count])).toEqual([
      [0, 0, 10],
      [1, 10, 10],
    ]);
    expect(two.more).toBe(true);
    expect(await a.claimBlocks(no, 2)).toMatchObject({ more: false, blocks: [{ seq: 2 }] });
  });

  test("claims for many jobs at the same moment get what each would get alone", async () => {
    const { a, b, device, job } = bench();
    const jobs = await Promise.all([30, 10, 20, 30].map((units) => job(units)));
    const [, , third] = jobs as [JobRecord, JobRecord, JobRecord];
    await a.claimBlocks(third.no, 1);
    await a.commit(commitOf(third, device, [settled(third, device, 3), settled(third, device, 1)]));
    await a.beginTerm();
    const claims = (store: UnitStore) =>
      Promise.all([...jobs.map(({ no }) => store.claimBlocks(no, 2)), store.claimBlocks(third.no, 2)]);
    const [byA, byB] = await Promise.all([claims(a), claims(b)]);
    const seqsOf = (at: number) => [byA, byB].flatMap((claimed) => claimed[at]?.blocks.map(({ seq }) => seq) ?? []);
    expect([0, 1, 3].map((at) => seqsOf(at).sort())).toEqual([[0, 1, 2], [0], [0, 1, 2]]);
    expect([...seqsOf(2), ...seqsOf(4)].sort()).toEqual([0, 1]);
    expect([...byA, ...byB].map(({ blocks, more }) => more === (blocks.length === 2))).not.toContain(false);
    const begun = [byA, byB].flatMap((claimed) => [claimed[2], claimed[4]]).flatMap((one) => one?.blocks ?? []);
    expect(begun.map(({ settled: units }) => [...units].sort()).sort()).toEqual([[], [1, 3]]);
  });

  test("claims that wait when their term ends get nothing", async () => {
    const { a, b, job } = bench();
    const blocks = 100;
    const { no } = await job(10 * blocks);
    const late = Array.from({ length: blocks }, () => a.claimBlocks(no, 1));
    await a.beginTerm();
    await Promise.all(late);
    expect((await b.claimBlocks(no, blocks)).blocks).toHaveLength(blocks);
  });

  test("a coordinator that restarts frees its own blocks and no others", async () => {
    const { a, b, job } = bench();
    const { no } = await job();
    await a.claimBlocks(no, 1);
    await b.claimBlocks(no, 1);
    await a.beginTerm();
    expect((await b.claimBlocks(no, 5)).blocks.map((block) => block.seq)).toEqual([0, 2]);
  });

  test("nothing of a term is written after it ended, and nothing is claimed for it", async () => {
    const { under, a, b, device, job } = bench();
    const record = await job();
    const before = under.store("before");
    await before.beginTerm();
    const after = under.store("before");
    await after.beginTerm();
    expect(await before.heartbeat()).toBe("over");
    expect(await after.heartbeat()).toBe("alive");
    await expect(before.commit(commitOf(record, device, [settled(record, device, 0)]))).rejects.toThrow(/is over/);
    const done = { ...createCommit(), blocksDone: [{ jobNo: record.no, seq: 2 }] };
    await expect(before.commit(done)).rejects.toThrow(/is over/);
    expect(await a.openJob(record.id)).toMatchObject({ agreed: 0 });
    expect((await before.claimBlocks(record.no, 1)).blocks).toEqual([]);
    expect(await before.claimBlock(record.no, 0)).toEqual({ kind: "held" });
    expect((await after.claimBlocks(record.no, 1)).blocks).toHaveLength(1);
    await after.endTerm();
    expect((await b.claimBlocks(record.no, 1)).blocks).toMatchObject([{ seq: 0 }]);
  });

  test("blocks that could not be read are free again, and nobody else's are", async () => {
    const { a, b, job } = bench();
    const { no } = await job();
    await a.claimBlocks(no, 1);
    await b.claimBlocks(no, 1);
    await a.freeBlocks(no, [0, 1]);
    expect((await b.claimBlocks(no, 5)).blocks.map((block) => block.seq)).toEqual([0, 2]);
  });

  test("a coordinator reads what others settled, and whether blocks are free", async () => {
    const { a, b, device, job } = bench();
    const record = await job(10);
    expect(await b.openJobIds(record.no - 1, 1)).toEqual([{ no: record.no, id: record.id }]);
    const facts = async () => (await b.jobFacts([record.id]))[0];
    expect(await facts()).toMatchObject({ state: "running", agreed: 0, spentNanos: 0, freeBlocks: true });
    await a.claimBlocks(record.no, 1);
    await a.commit(commitOf(record, device, [settled(record, device, 3)], { creditNanos: 80, cityNanos: 20 }));
    expect(await facts()).toMatchObject({ agreed: 1, spentNanos: 100, budgetNanos: 1_000, freeBlocks: false });
  });

  test("open jobs are listed in the order of their numbers, a few at a time, including stopped ones", async () => {
    const { a, b, device, job } = bench();
    const [first, second, third] = [await job(), await job(), await job()];
    const { no: jobNo, id: jobId, customerId, cores, budgetNanos } = second;
    const reason = { kind: "paused-by-hand" } as const;
    const pause = { jobNo, jobId, customerId, cores, budgetNanos, state: "paused", reason } as const;
    await a.commit({ ...createCommit(), states: [pause] });
    const idsAfter = async (no: number, max: number) => (await b.openJobIds(no, max)).map(({ id }) => id);
    expect(await idsAfter(first.no - 1, 2)).toEqual([first.id, second.id]);
    expect(await idsAfter(second.no, 2)).toEqual([third.id]);
    expect(await idsAfter(third.no, 2)).toEqual([]);
    expect(device.no).toBeGreaterThan(0);
  });

  test("a request for a block that a coordinator is working on says so, whether that is another one or itself", async () => {
    const { a, b, job } = bench();
    const { no } = await job();
    await a.claimBlocks(no, 1);
    expect(await b.claimBlock(no, 0)).toEqual({ kind: "held" });
    expect(await a.claimBlock(no, 0)).toEqual({ kind: "held" });
    expect(await b.claimBlock(no, 1)).toMatchObject({ kind: "claimed", block: { seq: 1 } });
  });

  test("a finished block is never claimed again", async () => {
    const { a, b, job } = bench();
    const { no } = await job(10);
    await a.claimBlocks(no, 1);
    await a.commit({ ...createCommit(), blocksDone: [{ jobNo: no, seq: 0 }] });
    await a.beginTerm();
    expect((await b.claimBlocks(no, 1)).blocks).toEqual([]);
    expect(await b.claimBlock(no, 0)).toEqual({ kind: "done" });
  });

  test("the reason of a pause is read back with its facts", async () => {
    const { a, job } = bench();
    const { no: jobNo, id: jobId, customerId, cores, budgetNanos } = await job();
    const reason = { kind: "comparison-failed", trouble: 'It threw Error: "budget" \\ \u2028 ’.' } as const;
    const state = { jobNo, jobId, customerId, state: "paused" as const, reason, cores, budgetNanos };
    await a.commit({ ...createCommit(), states: [state] });
    expect(await a.openJob(jobId)).toMatchObject({ state: "paused", reason });
    expect(await a.jobFacts([jobId])).toContainEqual(expect.objectContaining({ id: jobId, reason }));
    await a.commit({ ...createCommit(), states: [{ ...state, state: "running", reason: null }] });
    expect(await a.openJob(jobId)).toMatchObject({ state: "running", reason: null });
  });

  test("the crashes of a program come with every job that uses it, until its quarantine is lifted", async () => {
    const { a, b, job, device } = bench();
    const { id: jobId, spec } = await job();
    const program = spec.program.hash;
    const { no: deviceNo, household, network } = device;
    const crash = { deviceNo, household, network, engine: "webkit" };
    await a.commit({ ...createCommit(), sandboxCrashes: [{ program, crash }] });
    await a.commit({ ...createCommit(), sandboxCrashes: [{ program, crash }] });
    expect(await b.openJob(jobId)).toMatchObject({ sandboxCrashes: { crashes: [crash], quarantined: false } });
    await a.commit({ ...createCommit(), quarantined: [program] });
    await b.commit({ ...createCommit(), quarantined: [program] });
    const known = { sandboxCrashes: { crashes: [crash], quarantined: true } };
    expect(await b.openJobs()).toContainEqual(expect.objectContaining({ id: jobId, ...known }));
    expect(await b.jobFacts([jobId])).toContainEqual(expect.objectContaining({ id: jobId, ...known }));
    await b.commit({ ...createCommit(), lifted: [program] });
    expect(await a.openJob(jobId)).toMatchObject({ sandboxCrashes: { crashes: [], quarantined: false } });
  });

  test("of a program's crashes no more are read than the limit", async () => {
    const { a, job } = bench();
    const { id: jobId, spec } = await job();
    const program = spec.program.hash;
    const commit = createCommit();
    for (let nr = 0; nr <= LIMITS.MAX_SANDBOX_CRASHES; nr++) {
      const seen = { label: "a desk", engine: "webkit", cores: 1, network: null };
      const { no: deviceNo, household, network } = await a.joinDevice({ id: `dev_crashed${nr}` as DeviceId, ...seen });
      commit.sandboxCrashes.push({ program, crash: { deviceNo, household, network, engine: "webkit" } });
    }
    await a.commit(commit);
    expect((await a.openJob(jobId))?.sandboxCrashes?.crashes).toHaveLength(LIMITS.MAX_SANDBOX_CRASHES);
    await a.commit({ ...createCommit(), lifted: [program] });
    expect((await a.openJob(jobId))?.sandboxCrashes?.crashes).toEqual([]);
  });

  test("a job that is over is not opened", async () => {
    const { a, job } = bench();
    const record = await job();
    const { no: jobNo, id: jobId, customerId, cores, budgetNanos } = record;
    const reason = { kind: "cancelled-by-customer" } as const;
    const state = { jobNo, jobId, customerId, state: "cancelled" as const, reason, cores, budgetNanos };
    await a.commit({ ...createCommit(), states: [state] });
    expect(await a.openJob(jobId)).toBeUndefined();
    expect((await a.openJobs()).map((open) => open.id)).not.toContain(jobId);
  });
}
