import { expect, test } from "vitest";
import { createCommit, jobDelta } from "#core/coordination/effects";
import type { JobRecord, JobState } from "#core/coordination/state";
import { commitOf, settled } from "./sample-commits";
import type { Bench } from "./store-under-test";

/** Money moves with the results, and never more than there is. */
export function moneyLaws(bench: () => Bench) {
  test("whichever coordinator ends a job, the rest of its hold is refunded once, and nothing more is charged", async () => {
    const { under, a, b, device, job } = bench();
    const record = await job(1);
    const gifts = `gift:${record.customerId}`;
    const before = await under.balance(gifts);
    const { no: jobNo, id: jobId, customerId, cores, budgetNanos } = record;
    const end = { jobNo, jobId, customerId, reason: null, cores, budgetNanos };
    await a.commit(commitOf(record, device, [settled(record, device, 0)], { creditNanos: 80, cityNanos: 20 }));
    await b.commit({ ...createCommit(), states: [{ ...end, state: "finished" }] });
    await a.commit({ ...createCommit(), states: [{ ...end, state: "cancelled" }] });
    expect(await under.balance(`hold:${record.id}`)).toBe(0);
    expect((await under.balance(gifts)) - before).toBe(900);
    await expect(a.commit(commitOf(record, device, [settled(record, device, 1)]))).rejects.toThrow(/is over/);
    expect(await b.openJobIds(jobNo - 1, 1)).not.toContainEqual({ no: jobNo, id: jobId });
    expect(await b.jobFacts([jobId])).toContainEqual(expect.objectContaining({ id: jobId, state: "finished" }));
  });

  test("jobs that end in one group get each its own rest back, and a job that changes twice ends as it was changed last", async () => {
    const { under, a, device, job } = bench();
    const [finished, cancelled, going] = [await job(1), await job(), await job()];
    const gifts = `gift:${finished.customerId}`;
    const before = await under.balance(gifts);
    const change = (of: JobRecord, state: JobState) => {
      const { no: jobNo, id: jobId, customerId, cores, budgetNanos } = of;
      return { jobNo, jobId, customerId, cores, budgetNanos, state, reason: null };
    };
    const commit = commitOf(finished, device, [settled(finished, device, 0)], { creditNanos: 80, cityNanos: 20 });
    commit.states.push(change(cancelled, "paused"), change(finished, "finished"), change(going, "paused"));
    commit.states.push(change(cancelled, "cancelled"), change(going, "running"), change(cancelled, "running"));
    await a.commit(commit);
    const facts = await a.jobFacts([finished.id, cancelled.id, going.id]);
    const stateOf = (of: JobRecord) => facts.find(({ id }) => id === of.id)?.state;
    expect([finished, cancelled, going].map(stateOf)).toEqual(["finished", "cancelled", "running"]);
    expect((await under.balance(gifts)) - before).toBe(900 + 1_000);
    const holds = [finished, cancelled, going].map(({ id }) => under.balance(`hold:${id}`));
    expect(await Promise.all(holds)).toEqual([0, 0, 1_000]);
  });

  test("a job is paused for lack of money only if it has no more than the coordinator that pauses it knew", async () => {
    const { a, b, job } = bench();
    const { no: jobNo, id: jobId, customerId, cores, budgetNanos } = await job();
    const pause = (kind: "budget-spent" | "budget-too-small" | "paused-by-hand", known: number) => ({
      ...createCommit(),
      states: [{ jobNo, jobId, customerId, cores, state: "paused" as const, reason: { kind }, budgetNanos: known }],
    });
    const stateNow = async () => (await b.openJob(jobId))?.state;
    // Its budget was raised at another coordinator, which this one has not heard of.
    for (const kind of ["budget-spent", "budget-too-small"] as const) {
      await a.commit(pause(kind, budgetNanos - 1));
      expect(await stateNow()).toBe("running");
    }
    await a.commit(pause("budget-spent", budgetNanos));
    expect(await stateNow()).toBe("paused");
    const going = { jobNo, jobId, customerId, cores, budgetNanos, state: "running" as const, reason: null };
    await a.commit({ ...createCommit(), states: [going] });
    await a.commit(pause("paused-by-hand", budgetNanos - 1));
    expect(await stateNow()).toBe("paused");
  });

  test("totals and money move together with the results", async () => {
    const { under, a, device, job } = bench();
    const record = await job();
    const earnedBefore = await under.balance(`device:${device.id}`);
    await a.commit(commitOf(record, device, [settled(record, device, 0)], { creditNanos: 80, cityNanos: 20 }));
    expect(await a.openJob(record.id)).toMatchObject({ agreed: 1, spentNanos: 100 });
    expect(await under.balance(`hold:${record.id}`)).toBe(900);
    expect((await under.balance(`device:${device.id}`)) - earnedBefore).toBe(80);
  });

  test("a job may spend more fuel than a safe integer holds", async () => {
    const { a, device, job } = bench();
    const record = await job();
    for (const unit of [0, 1]) {
      const commit = commitOf(record, device, [settled(record, device, unit)]);
      jobDelta(commit, record).fuel = Number.MAX_SAFE_INTEGER;
      await a.commit(commit);
    }
    expect(await a.openJob(record.id)).toMatchObject({ fuel: 2 * Number.MAX_SAFE_INTEGER });
    await a.jobFacts([record.id]);
  });

  test("a group that would overdraw a budget leaves nothing behind", async () => {
    const { a, device, job } = bench();
    const record = await job();
    const greedy = commitOf(record, device, [settled(record, device, 0)], { creditNanos: 1_001, cityNanos: 0 });
    await expect(a.commit(greedy)).rejects.toThrow();
    expect(await a.openJob(record.id)).toMatchObject({ agreed: 0, spentNanos: 0 });
    await a.commit(commitOf(record, device, [settled(record, device, 0)]));
  });
}
