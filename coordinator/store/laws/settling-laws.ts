import { expect, test } from "vitest";
import { createCommit, deviceDelta, jobDelta } from "#core/coordination/effects";
import type { DeviceId, NetworkId } from "#core/ids";
import type { JobComparison } from "#protocol/manifest/job-comparison";
import { commitOf, DIGEST, settled, settledAlone, waiting } from "./sample-commits";
import type { Bench } from "./store-under-test";

/** What was returned is read back unchanged, and counts once. */
export function settlingLaws(bench: () => Bench) {
  test("what was committed comes back with the block: settled units, and replicas that wait for others", async () => {
    const { a, b, device, job } = bench();
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

  test("a finished job has no blocks left to claim, even if another coordinator had them", async () => {
    const { under, a, b, device } = bench();
    const record = await under.addJob({ units: 20, unitsPerBlock: 10, budgetNanos: 10_000 });
    const { no: jobNo, id: jobId, customerId, cores, budgetNanos } = record;
    const units = Array.from({ length: 20 }, (_, unit) => unit);
    await a.claimBlocks(jobNo, 1);
    await b.claimBlocks(jobNo, 1);
    await a.commit(settledAlone(record, device, units));
    await a.beginTerm();
    const ends = { jobNo, jobId, customerId, state: "finished" as const, reason: null, cores, budgetNanos };
    await a.commit({ ...createCommit(), states: [ends] });
    expect(await b.jobFacts([jobId])).toContainEqual(
      expect.objectContaining({ id: jobId, state: "finished", freeBlocks: false }),
    );
    for (const seq of [0, 1]) expect(await a.claimBlock(jobNo, seq)).toEqual({ kind: "done" });
  });

  test("a job that grew is not ended by a coordinator that does not know of it, and its new block can be claimed", async () => {
    const { under, a, b, device } = bench();
    const record = await under.addJob({ units: 10, unitsPerBlock: 10, budgetNanos: 10_000 });
    const { no: jobNo, id: jobId, customerId, cores, budgetNanos } = record;
    await a.claimBlocks(jobNo, 1);
    await under.growJob(record, 3);
    const units = Array.from({ length: 10 }, (_, unit) => unit);
    const ends = { jobNo, jobId, customerId, state: "finished" as const, reason: null, cores, budgetNanos };
    await a.commit({ ...settledAlone(record, device, units), states: [ends] });
    expect(await b.jobFacts([jobId])).toContainEqual(
      expect.objectContaining({ id: jobId, state: "running", units: 13, freeBlocks: true }),
    );
    expect((await b.claimBlocks(jobNo, 2)).blocks).toMatchObject([{ seq: 1, first: 10, count: 3, unitsBlob: null }]);
    await b.commit({ ...settledAlone(record, device, [10, 11, 12]), states: [ends] });
    expect(await b.jobFacts([jobId])).toContainEqual(expect.objectContaining({ id: jobId, state: "finished" }));
  });

  test("an earlier waiting replica settles its unit once, with its price, and is read back with its device's standing", async () => {
    const { a, b, device, job } = bench();
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
    const confirmed = { jobNo: record.no, unit: 4, deviceNo: device.no, fuel: 7, priceNanos: 100, creditNanos: 80 };
    commit.confirmed.push(confirmed);
    jobDelta(commit, record).agreed += 1;
    await a.commit(commit);
    await a.beginTerm();
    expect((await b.claimBlocks(record.no, 1)).blocks).toMatchObject([{ settled: [4], returned: [{ unit: 5 }] }]);
    const again = { ...createCommit(), confirmed: [confirmed] };
    await expect(a.commit(again)).rejects.toThrow(/not waiting/);
  });

  test("a streak grows with settled answers, and an outvoted one resets it for the whole household", async () => {
    const { a, b } = bench();
    const seen = { id: "dev_two" as DeviceId, label: "a shed", engine: "other", cores: 2, network: null };
    const two = await a.joinDevice(seen);
    const grown = createCommit();
    deviceDelta(grown, two).streak += 7;
    await a.commit(grown);
    expect(await a.joinDevice(seen)).toMatchObject({ streak: 7, strikes: 0 });
    const demoted = createCommit();
    deviceDelta(demoted, two).streak += 1;
    demoted.demotions.set(two.household, { strikes: true });
    await a.commit(demoted);
    expect(await b.joinDevice(seen)).toMatchObject({ streak: 0, strikes: 1 });
    const again = createCommit();
    again.demotions.set(two.household, { strikes: false });
    await b.commit(again);
    expect(await b.joinDevice(seen)).toMatchObject({ streak: 0, strikes: 1 });
  });

  test("a device's network is the one in which it was last seen", async () => {
    const { a, b } = bench();
    const seen = { id: "dev_three" as DeviceId, label: "a phone", engine: "other", cores: 2 };
    await a.joinDevice({ ...seen, network: "home" as NetworkId });
    expect(await b.joinDevice({ ...seen, network: "train" as NetworkId })).toMatchObject({ network: "train" });
  });

  test("an output that waits to be compared is read back with its replica, inline or from its blob; others are not", async () => {
    const { under, a, b, device } = bench();
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
      return new Map(blocks[0]?.returned.map(({ unit, replica }) => [unit, replica.output]));
    };
    const compared = await comparableOf({ kind: "json", absolute: 1 });
    expect([...(compared.get(0)?.bytes ?? [])]).toEqual([4, 5]);
    expect(compared.get(1)).toEqual({ blob, sizeBytes: 70_000 });
    expect(compared.get(2)).toBeUndefined();
    expect([...(await comparableOf({ kind: "bytes" })).values()]).toEqual([undefined, undefined, undefined]);
  });

  test("what a failed unit left is kept with it, and never compared by a job's own comparison", async () => {
    const { under, a, b, device } = bench();
    const comparison = { kind: "json", absolute: 1 } as const;
    const record = await under.addJob({ units: 10, unitsPerBlock: 10, budgetNanos: 1_000, comparison });
    await a.claimBlocks(record.no, 1);
    const left = {
      failure: "exit",
      exitCode: 3,
      output: new Uint8Array([4, 5]),
      outputBytes: 2,
      message: "It failed.",
    };
    await a.commit(commitOf(record, device, [{ ...waiting(record, device, 0), ...left }]));
    await a.beginTerm();
    const { blocks } = await b.claimBlocks(record.no, 1);
    expect(blocks[0]?.returned).toMatchObject([{ unit: 0, replica: { ok: false, kept: true } }]);
    expect(blocks[0]?.returned[0]?.replica.output).toBeUndefined();
  });

  test("a job with nothing but failures says how many of them hit a limit, also after a restart", async () => {
    const { a, b, device, job } = bench();
    const record = await job();
    await a.claimBlocks(record.no, 1);
    const failed = (unit: number, failure: string) => ({ ...settled(record, device, unit), failure });
    const commit = commitOf(record, device, [
      failed(0, "fuel"),
      failed(1, "fuel"),
      failed(2, "time"),
      failed(3, "exit"),
    ]);
    Object.assign(jobDelta(commit, record), { agreed: 0, failed: 4 });
    await a.commit(commit);
    const factsOf = async () => (await b.jobFacts([record.id])).find(({ id }) => id === record.id);
    expect(await b.openJob(record.id)).toMatchObject({ failed: 4, limitHits: { fuel: 2, time: 1 } });
    expect(await factsOf()).toMatchObject({ limitHits: { fuel: 2, time: 1 } });
    await a.commit(commitOf(record, device, [settled(record, device, 4)]));
    expect((await b.openJob(record.id))?.limitHits).toBeUndefined();
    expect((await factsOf())?.limitHits).toBeUndefined();
  });

  test("the same replica cannot be written twice", async () => {
    const { a, device, job } = bench();
    const record = await job();
    await a.commit(commitOf(record, device, [settled(record, device, 0)]));
    await expect(a.commit(commitOf(record, device, [settled(record, device, 0)]))).rejects.toThrow();
    expect(await a.openJob(record.id)).toMatchObject({ agreed: 1 });
  });

  test("a device keeps its number, its household and its totals", async () => {
    const { b, device } = bench();
    const again = await b.joinDevice({ id: device.id, label: "a desk", engine: "other", cores: 8, network: null });
    expect(again).toMatchObject({ no: device.no, household: device.household, banned: false });
    expect(again.units).toBeGreaterThan(0);
  });
}
