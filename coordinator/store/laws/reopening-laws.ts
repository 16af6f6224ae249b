import { expect, test } from "vitest";
import { createCommit, jobDelta } from "#core/coordination/effects";
import type { DeviceId } from "#core/ids";
import { CHECKING } from "#core/reputation/checking";
import { commitOf, confirmedBy, demotionOf, remoteDemotionOf, settledAlone, waiting } from "./sample-commits";
import type { Bench } from "./store-under-test";

/** What a demoted household had settled alone is computed again. */
export function reopeningLaws(bench: () => Bench) {
  test("what a demoted household had settled alone becomes unsettled: refunded, subtracted from the totals, and claimable again", async () => {
    const { under, a, b, device } = bench();
    const seen = { label: "a malicious one", engine: "other", cores: 2, network: null };
    const maliciousDevice = await a.joinDevice({ ...seen, id: "dev_liar" as DeviceId });
    const record = await under.addJob({ units: 30, unitsPerBlock: 10, budgetNanos: 1_000, adaptive: true });
    const asked = await under.addJob({ units: 10, unitsPerBlock: 10, budgetNanos: 1_000 });
    await a.claimBlocks(record.no, 2);
    await b.claimBlocks(record.no, 1);
    const confirmed = waiting(record, device, 1);
    const done = { jobNo: record.no, seq: 0 };
    const own = settledAlone(record, maliciousDevice, [0, 1, 2, 10]);
    await a.commit({ ...own, replicas: [...own.replicas, confirmed], blocksDone: [done] });
    await b.commit(settledAlone(record, maliciousDevice, [20]));
    await b.commit(settledAlone(record, device, [21]));
    await a.commit(settledAlone(asked, maliciousDevice, [0]));
    const cityBefore = await under.balance("city:revenue");

    const reopened = await a.commit(demotionOf(maliciousDevice));
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
    expect(reopened[0]?.devices).toEqual([{ id: maliciousDevice.id, units: 3, creditNanos: 240 }]);
    expect(reopened[0]?.units).toMatchObject([
      { block: 1, reopened: { unit: 10, replicas: [{ kept: true, household: maliciousDevice.household, fuel: 7 }] } },
    ]);
    expect(await a.openJob(record.id)).toMatchObject({ agreed: 3, reopened: 3, fuel: 21, spentNanos: 300 });
    expect(await a.openJob(asked.id)).toMatchObject({ agreed: 1, reopened: 0, spentNanos: 100 });
    expect(await under.balance(`hold:${record.id}`)).toBe(700);
    expect(await under.balance(`device:${maliciousDevice.id}`)).toBe(3 * 80);
    expect((await under.balance("city:revenue")) - cityBefore).toBe(-60);
    expect(await a.joinDevice({ ...seen, id: maliciousDevice.id })).toMatchObject({
      units: 3,
      creditNanos: 240,
      strikes: 1,
    });
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
    expect(await a.commit(demotionOf(maliciousDevice))).toEqual([]);
  });

  test("if a block's owner misses a demotion, the next owner applies it, and the job does not end before", async () => {
    const { under, a, b } = bench();
    const seen = { label: "a malicious one", engine: "other", cores: 2, network: null };
    const maliciousDevice = await a.joinDevice({ ...seen, id: "dev_liar_4" as DeviceId });
    const record = await under.addJob({ units: 20, unitsPerBlock: 10, budgetNanos: 10_000, adaptive: true });
    const { no: jobNo, id: jobId, customerId, cores, budgetNanos } = record;
    const ends = { jobNo, jobId, customerId, state: "finished" as const, reason: null, cores, budgetNanos };
    const units = Array.from({ length: 20 }, (_, unit) => unit);
    await b.claimBlocks(jobNo, 2);
    await b.commit(settledAlone(record, maliciousDevice, units));
    expect(await a.commit(demotionOf(maliciousDevice))).toEqual([]);
    await b.commit({ ...createCommit(), blocksDone: [{ jobNo, seq: 0 }], states: [ends] });
    expect(await b.jobFacts([jobId])).toContainEqual(
      expect.objectContaining({ id: jobId, state: "running", freeBlocks: true }),
    );

    const suspects = [maliciousDevice.household];
    expect((await a.claimBlocks(jobNo, 2)).blocks).toMatchObject([{ seq: 0, settled: units.slice(0, 10), suspects }]);
    await b.beginTerm();
    expect(await a.claimBlock(jobNo, 1)).toMatchObject({ kind: "claimed", block: { suspects } });
    expect(await a.commit(remoteDemotionOf(maliciousDevice))).toEqual([
      expect.objectContaining({ jobId, agreed: 20, freedBlocks: false }),
    ]);
    expect(await a.joinDevice({ ...seen, id: maliciousDevice.id })).toMatchObject({ strikes: 1 });
    await a.beginTerm();
    expect((await a.claimBlocks(jobNo, 2)).blocks).toMatchObject([
      { settled: [], suspects: [] },
      { settled: [], suspects: [] },
    ]);
  });

  test("a coordinator that only received a demotion does not publish it again", async () => {
    const { under, a, b } = bench();
    const seen = { label: "a malicious one", engine: "other", cores: 2, network: null };
    const maliciousDevice = await a.joinDevice({ ...seen, id: "dev_liar_5" as DeviceId });
    const record = await under.addJob({ units: 10, unitsPerBlock: 10, budgetNanos: 10_000, adaptive: true });
    await b.claimBlocks(record.no, 1);
    await b.commit(settledAlone(record, maliciousDevice, [0]));
    expect(await a.commit(remoteDemotionOf(maliciousDevice))).toEqual([]);
    await b.beginTerm();
    expect((await a.claimBlocks(record.no, 1)).blocks).toMatchObject([{ settled: [0], suspects: [] }]);
  });

  test("a unit that was reopened is settled again by another answer, and the job is not finished before", async () => {
    const { under, a, device } = bench();
    const seen = { label: "a malicious one", engine: "other", cores: 2, network: null };
    const maliciousDevice = await a.joinDevice({ ...seen, id: "dev_liar_2" as DeviceId });
    const record = await under.addJob({ units: 2, unitsPerBlock: 10, budgetNanos: 1_000, adaptive: true });
    await a.claimBlocks(record.no, 1);
    const { no: jobNo, id: jobId, customerId, cores, budgetNanos } = record;
    const ends = { jobNo, jobId, customerId, state: "finished" as const, reason: null, cores, budgetNanos };
    await a.commit(settledAlone(record, maliciousDevice, [0, 1]));
    await a.commit(demotionOf(maliciousDevice));
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

  test("what two households confirmed for each other becomes unsettled once both were outvoted, and both pay it back", async () => {
    const { under, a, device } = bench();
    const seen = { label: "a malicious one", engine: "other", cores: 2, network: null };
    const [one, two] = [
      await a.joinDevice({ ...seen, id: "dev_liar_7" as DeviceId }),
      await a.joinDevice({ ...seen, id: "dev_liar_8" as DeviceId }),
    ];
    const record = await under.addJob({ units: 10, unitsPerBlock: 10, budgetNanos: 10_000, adaptive: true });
    await a.claimBlocks(record.no, 1);
    await a.commit(confirmedBy(record, [one, two], [0, 1, 2]));
    await a.commit(confirmedBy(record, [two, device], [3]));
    const differing = { ...waiting(record, device, 1), digest: new Uint8Array(32).fill(9) };
    await a.commit(commitOf(record, device, [differing]));
    const [cityBefore, heldBefore] = [await under.balance("city:revenue"), await under.balance(`hold:${record.id}`)];

    expect(await a.commit(demotionOf(one))).toEqual([]);
    const [reopened] = await a.commit(demotionOf(two));
    expect(reopened).toMatchObject({ jobId: record.id, agreed: 3, failed: 0, fuel: 42, spentNanos: 600 });
    const taken = { units: 3, creditNanos: 240 };
    expect(reopened?.devices.toSorted((x, y) => (x.id < y.id ? -1 : 1))).toEqual([
      { id: one.id, ...taken },
      { id: two.id, ...taken },
    ]);
    const answersTo = (unit: number) =>
      reopened?.units.find((each) => each.reopened.unit === unit)?.reopened.replicas.map((replica) => replica.deviceId);
    expect(answersTo(0)?.toSorted()).toEqual([one.id, two.id]);
    expect(answersTo(1)?.toSorted()).toEqual([device.id, one.id, two.id].toSorted());
    expect(await a.openJob(record.id)).toMatchObject({ agreed: 1, reopened: 3, fuel: 14, spentNanos: 200 });
    expect(await under.balance(`hold:${record.id}`)).toBe(heldBefore + 600);
    expect(await under.balance(`device:${one.id}`)).toBe(0);
    expect(await under.balance(`device:${two.id}`)).toBe(80);
    expect((await under.balance("city:revenue")) - cityBefore).toBe(-120);

    await a.beginTerm();
    const [block] = (await a.claimBlocks(record.no, 1)).blocks;
    expect(block?.settled).toEqual([3]);
    const readBack = block?.returned.map(({ unit, replica }) => [unit, replica.deviceId, replica.reopened === true]);
    expect(readBack).toHaveLength(7);
    expect(readBack).toContainEqual([0, one.id, true]);
    expect(readBack).toContainEqual([0, two.id, true]);
    expect(readBack).toContainEqual([1, device.id, false]);
  });

  test("an answer that was reopened before is not taken back a second time", async () => {
    const { under, a } = bench();
    const seen = { label: "a malicious one", engine: "other", cores: 2, network: null };
    const [first, one, two] = [
      await a.joinDevice({ ...seen, id: "dev_liar_9" as DeviceId }),
      await a.joinDevice({ ...seen, id: "dev_liar_10" as DeviceId }),
      await a.joinDevice({ ...seen, id: "dev_liar_11" as DeviceId }),
    ];
    const record = await under.addJob({ units: 10, unitsPerBlock: 10, budgetNanos: 10_000, adaptive: true });
    await a.claimBlocks(record.no, 1);
    await a.commit(settledAlone(record, first, [0, 1]));
    await a.commit(demotionOf(first));
    await a.commit(settledAlone(record, one, [0]));
    await a.commit(demotionOf(one));
    await a.commit(settledAlone(record, two, [0]));
    expect(await a.commit(demotionOf(two))).toMatchObject([{ devices: [{ id: two.id, units: 1, creditNanos: 80 }] }]);
    for (const { id } of [first, one, two])
      expect(await a.joinDevice({ ...seen, id })).toMatchObject({ creditNanos: 0, units: 0 });
  });

  test("an answer that was billed for other fuel than its device reported refunds what was billed", async () => {
    const { under, a } = bench();
    const seen = { label: "a malicious one", engine: "other", cores: 2, network: null };
    const maliciousDevice = await a.joinDevice({ ...seen, id: "dev_liar_6" as DeviceId });
    const record = await under.addJob({ units: 10, unitsPerBlock: 10, budgetNanos: 1_000, adaptive: true });
    await a.claimBlocks(record.no, 1);
    await a.commit(
      commitOf(record, maliciousDevice, [{ ...waiting(record, maliciousDevice, 4), output: new Uint8Array([9]) }]),
    );
    const confirmedRows = commitOf(record, maliciousDevice, [], { creditNanos: 80, cityNanos: 20 });
    confirmedRows.confirmed.push({
      jobNo: record.no,
      unit: 4,
      deviceNo: maliciousDevice.no,
      fuel: 3,
      priceNanos: 100,
      creditNanos: 80,
    });
    Object.assign(jobDelta(confirmedRows, record), { agreed: 1, fuel: 3 });
    await a.commit(confirmedRows);
    expect(await a.commit(demotionOf(maliciousDevice))).toMatchObject([{ jobId: record.id, agreed: 1, fuel: 3 }]);
    expect(await a.openJob(record.id)).toMatchObject({ agreed: 0, fuel: 0, spentNanos: 0 });
  });

  test("only the newest of a demoted household's lone answers in a job are reopened", async () => {
    const { under, a } = bench();
    const seen = { label: "a malicious one", engine: "other", cores: 2, network: null };
    const maliciousDevice = await a.joinDevice({ ...seen, id: "dev_liar_3" as DeviceId });
    const units = CHECKING.reopenedUnits + 10;
    const record = await under.addJob({ units, unitsPerBlock: 1_000, budgetNanos: 1e9, adaptive: true });
    await a.claimBlocks(record.no, 20);
    await a.commit(settledAlone(record, maliciousDevice, [5]));
    const rest = Array.from({ length: units }, (_, unit) => unit).filter((unit) => unit !== 5);
    await a.commit(settledAlone(record, maliciousDevice, rest.slice(0, CHECKING.reopenedUnits)));
    const [reopened] = await a.commit(demotionOf(maliciousDevice));
    expect(reopened?.units).toHaveLength(CHECKING.reopenedUnits);
    expect(reopened?.units.map((one) => one.reopened.unit)).not.toContain(5);
  });
}
