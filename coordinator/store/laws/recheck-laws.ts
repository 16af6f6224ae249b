import { expect, test } from "vitest";
import { createCommit, jobDelta } from "#core/coordination/effects";
import type { JobRecord } from "#core/coordination/state";
import type { DeviceId } from "#core/ids";
import type { RecheckBounds } from "../recheck/recheck-bounds";
import type { KnownDevice } from "../unit-store";
import { commitOf, confirmedBy, demotionOf, remoteDemotionOf, settled, settledAlone } from "./sample-commits";
import type { Bench } from "./store-under-test";

const BOUNDS: RecheckBounds = {
  ...{ devices: 10, days: 30, answers: 10_000, answersAtOnce: 10_000, units: 1_000, jobs: 10, restMs: 0 },
  ...{ grantNanos: 1_000_000, grantNanosADay: 1_000_000_000 },
};

let visitors = 0;

/** What an outvoted household gave in jobs that had finished is computed again too. */
export function recheckLaws(bench: () => Bench) {
  const join = () => {
    const seen = { label: "a malicious one", engine: "other", cores: 2, network: null };
    return bench().a.joinDevice({ ...seen, id: `dev_recheck_${++visitors}` as DeviceId });
  };
  const end = (
    { no: jobNo, id: jobId, customerId, cores, budgetNanos }: JobRecord,
    state: "finished" | "cancelled",
  ) => ({
    ...createCommit(),
    states: [{ jobNo, jobId, customerId, state, reason: null, cores, budgetNanos }],
  });
  /** A job of ten units at 100 nanodollars, the first of them by the device, and the rest by the bench's own. */
  const finishedJob = async (liar: KnownDevice, own: number[], adaptive = true) => {
    const { under, a, device } = bench();
    const record = await under.addJob({ units: 10, unitsPerBlock: 5, budgetNanos: 5_000, adaptive });
    await a.claimBlocks(record.no, 2);
    await a.commit(settledAlone(record, liar, own));
    const rest = Array.from({ length: 10 }, (_, unit) => unit).filter((unit) => !own.includes(unit));
    await a.commit(settledAlone(record, device, rest));
    await a.commit(end(record, "finished"));
    return record;
  };
  const factsOf = async ({ id }: JobRecord) => (await bench().b.jobFacts([id]))[0];
  /** Settles units again, as others do after they were reopened. */
  const again = (record: JobRecord, device: KnownDevice, units: number[]) => {
    const commit = settledAlone(record, device, units);
    jobDelta(commit, record).reopened -= units.length;
    return commit;
  };

  test("lone results of an outvoted household are reopened in a finished job, at the price that was paid and once more the city's", async () => {
    const { under, a, b, device } = bench();
    const liar = await join();
    const record = await finishedJob(liar, [0, 1, 7]);
    const fixed = await finishedJob(liar, [0], false);
    const [gifts, city] = [`gift:${record.customerId}`, "city:rechecks"];
    while (await b.recheckNextJob(BOUNDS)); // What the laws before this one left.
    await a.commit(demotionOf(liar));
    expect(await factsOf(record)).toMatchObject({ state: "finished", agreed: 10 });
    const [givenBefore, cityBefore] = [await under.balance(gifts), await under.balance(city)];

    expect(await b.recheckNextJob(BOUNDS)).toEqual({ kind: "reopened", jobId: record.id, units: 3 });
    expect(await factsOf(record)).toMatchObject({
      ...{ state: "running", agreed: 7, reopened: 3, spentNanos: 700, budgetNanos: 1_300, freeBlocks: true },
    });
    expect(await factsOf(fixed)).toMatchObject({ state: "finished", agreed: 10 });
    expect(await under.balance(`hold:${record.id}`)).toBe(600);
    expect(await under.balance(`device:${liar.id}`)).toBe(80);
    expect(await b.recheckNextJob(BOUNDS)).toBeUndefined();
    const { blocks } = await b.claimBlocks(record.no, 9);
    expect(blocks.map(({ settled: units }) => units.toSorted((x, y) => x - y))).toEqual([
      [2, 3, 4],
      [5, 6, 8, 9],
    ]);
    expect(blocks[0]?.returned).toMatchObject([
      { unit: 0, replica: { reopened: true, household: liar.household } },
      { unit: 1, replica: { reopened: true } },
    ]);

    await b.commit({ ...again(record, device, [0, 1, 7]), states: end(record, "finished").states });
    expect(await factsOf(record)).toMatchObject({ state: "finished", agreed: 10, reopened: 0, spentNanos: 1_000 });
    expect(await under.balance(`hold:${record.id}`)).toBe(0);
    expect(await under.balance(city)).toBe(cityBefore);
    expect(await under.balance(gifts)).toBe(givenBefore);
    expect(await b.recheckNextJob(BOUNDS)).toBeUndefined();
  });

  test("if the right answers cost more than the wrong ones, the city pays the difference, and never more than was taken back", async () => {
    const { under, a, device } = bench();
    const [liar, other] = [await join(), await join()];
    const record = await finishedJob(liar, [0, 1, 2]);
    const [gifts, city] = [`gift:${record.customerId}`, "city:rechecks"];
    const [givenBefore, cityBefore] = [await under.balance(gifts), await under.balance(city)];
    await a.commit(demotionOf(liar));
    await a.recheckNextJob(BOUNDS);
    await a.claimBlocks(record.no, 2);
    const two = confirmedBy(record, [other, device], [0, 1]);
    jobDelta(two, record).reopened -= 2;
    await a.commit(two);
    const dear = again(record, device, [2]);
    await expect(a.commit({ ...commitOf(record, device, [], { creditNanos: 201, cityNanos: 0 }) })).rejects.toThrow();
    await a.commit({ ...dear, states: end(record, "finished").states });
    expect(await factsOf(record)).toMatchObject({ state: "finished", spentNanos: 1_200 });
    expect((await under.balance(city)) - cityBefore).toBe(-200);
    expect(await under.balance(gifts)).toBe(givenBefore);
  });

  test("a customer who cancels gets back what was taken back, and nothing of the city's", async () => {
    const { under, a } = bench();
    const liar = await join();
    const record = await finishedJob(liar, [0, 1, 2]);
    const [gifts, city] = [`gift:${record.customerId}`, "city:rechecks"];
    await a.commit(demotionOf(liar));
    const [givenBefore, cityBefore] = [await under.balance(gifts), await under.balance(city)];
    await a.recheckNextJob(BOUNDS);
    await a.commit(end(record, "cancelled"));
    expect((await under.balance(gifts)) - givenBefore).toBe(300);
    expect(await under.balance(city)).toBe(cityBefore);
  });

  test("the city adds to one recheck, and in a day, no more than its bounds", async () => {
    const { under, a } = bench();
    const liar = await join();
    const [one, two] = [await finishedJob(liar, [0, 1, 2]), await finishedJob(liar, [0, 1, 2])];
    await a.commit(demotionOf(liar));
    await a.recheckNextJob({ ...BOUNDS, grantNanos: 50 });
    await a.recheckNextJob({ ...BOUNDS, grantNanosADay: 0 });
    const holds = await Promise.all([one, two].map(({ id }) => under.balance(`hold:${id}`)));
    expect(holds.toSorted((x, y) => x - y)).toEqual([300, 350]);
    for (const record of [one, two]) await a.commit(end(record, "cancelled"));
  });

  test("a job with more doubted results than one recheck takes is opened again when these are settled", async () => {
    const { a, device } = bench();
    const liar = await join();
    const record = await finishedJob(liar, [0, 1, 2]);
    await a.commit(demotionOf(liar));
    expect(await a.recheckNextJob({ ...BOUNDS, units: 2 })).toMatchObject({ kind: "reopened", units: 2 });
    const blocks = (await a.claimBlocks(record.no, 2)).blocks;
    const units = blocks.flatMap(({ returned }) => returned.map(({ unit }) => unit));
    await a.commit({ ...again(record, device, units), states: end(record, "finished").states });
    expect(await a.recheckNextJob({ ...BOUNDS, units: 2 })).toMatchObject({ kind: "reopened", units: 1 });
    await a.commit(end(record, "cancelled"));
    expect(await a.recheckNextJob(BOUNDS)).toBeUndefined();
  });

  test("only so many jobs are open again at once, and two coordinators never open one twice", async () => {
    const { a, b } = bench();
    const liar = await join();
    const records = [await finishedJob(liar, [0]), await finishedJob(liar, [0]), await finishedJob(liar, [0])];
    await a.commit(demotionOf(liar));
    const steps = await Promise.all([a, b, a, b].map((store) => store.recheckNextJob({ ...BOUNDS, jobs: 2 })));
    expect(steps.filter((step) => step?.kind === "reopened")).toHaveLength(2);
    for (const record of records) await a.commit(end(record, "cancelled"));
    await a.recheckNextJob(BOUNDS);
    expect(await b.recheckNextJob(BOUNDS)).toBeUndefined();
  });

  test("what an honest household stands for stays, and what two outvoted ones confirmed for each other does not", async () => {
    const { under, a, device } = bench();
    const [one, two] = [await join(), await join()];
    const record = await under.addJob({ units: 3, unitsPerBlock: 5, budgetNanos: 5_000, adaptive: true });
    await a.claimBlocks(record.no, 1);
    await a.commit(confirmedBy(record, [one, device], [0]));
    await a.commit(confirmedBy(record, [one, two], [1, 2]));
    await a.commit(end(record, "finished"));
    await a.commit(demotionOf(one));
    expect(await a.recheckNextJob(BOUNDS)).toEqual({ kind: "sound", jobId: record.id });
    await a.commit(demotionOf(two));
    expect(await a.recheckNextJob(BOUNDS)).toEqual({ kind: "reopened", jobId: record.id, units: 2 });
    await a.commit(end(record, "cancelled"));
  });

  test("however little is looked at in one step, all that two outvoted households confirmed for each other is found", async () => {
    const { under, a, device } = bench();
    const [one, two] = [await join(), await join()];
    const record = await under.addJob({ units: 3, unitsPerBlock: 5, budgetNanos: 5_000, adaptive: true });
    await a.claimBlocks(record.no, 1);
    await a.commit(confirmedBy(record, [one, two], [0]));
    await a.commit(settledAlone(record, one, [1]));
    await a.commit(settledAlone(record, two, [2]));
    await a.commit(end(record, "finished"));
    for (const liar of [one, two]) await a.commit(demotionOf(liar));
    const settledAgain: number[] = [];
    const next = () => a.recheckNextJob({ ...BOUNDS, answersAtOnce: 1 });
    for (let step = await next(); step; step = await next()) {
      if (step.kind !== "reopened") continue;
      const { blocks } = await a.claimBlocks(record.no, 1);
      const units = [...new Set(blocks.flatMap(({ returned }) => returned.map(({ unit }) => unit)))];
      settledAgain.push(...units);
      await a.commit({ ...again(record, device, units), states: end(record, "finished").states });
    }
    expect(settledAgain.toSorted((x, y) => x - y)).toEqual([0, 1, 2]);
  });

  test("a demotion without a strike, or one that was only heard of, puts nothing in doubt that is finished", async () => {
    const { a } = bench();
    const liar = await join();
    const record = await finishedJob(liar, [0]);
    const spared = demotionOf(liar);
    spared.demotions.set(liar.household, { strikes: false });
    await a.commit(spared);
    await a.commit(remoteDemotionOf(liar));
    expect(await a.recheckNextJob(BOUNDS)).toBeUndefined();
    expect(await factsOf(record)).toMatchObject({ state: "finished" });
  });

  test("while a job is open again, another household's lies in it are reopened by its demotion", async () => {
    const { a } = bench();
    const [one, two] = [await join(), await join()];
    const record = await finishedJob(one, [0]);
    const both = await bench().under.addJob({ units: 2, unitsPerBlock: 5, budgetNanos: 5_000, adaptive: true });
    await a.claimBlocks(both.no, 1);
    await a.commit(commitOf(both, one, [{ ...settled(both, one, 0), priceNanos: 0 }]));
    await a.commit(settledAlone(both, two, [1]));
    await a.commit(end(both, "finished"));
    await a.commit(demotionOf(one));
    await a.recheckNextJob(BOUNDS);
    await a.recheckNextJob(BOUNDS);
    expect(await a.commit(demotionOf(two))).toMatchObject([{ jobId: both.id, agreed: 1 }]);
    for (const job of [record, both]) await a.commit(end(job, "cancelled"));
    await a.recheckNextJob(BOUNDS);
  });
}
