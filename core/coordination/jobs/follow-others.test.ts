import { expect, test } from "vitest";
import type { GrantId, JobId } from "../../ids";
import { freshBlocks, HandPlayedCity, REPLICA_NANOS, resultOf } from "../../testing/hand-played-city";
import { apply } from "../apply";
import { createEffects } from "../effects";
import type { JobFacts } from "../state";
import { NO_CRASHES } from "./sandbox-crashes";

/** What the store says when nothing has changed. */
function factsOf(city: HandPlayedCity, id: JobId, changes: Partial<JobFacts> = {}): JobFacts {
  const { state, cores, units, agreed, failed, reopened, fuel, spentNanos, budgetNanos, vouched, reason } =
    city.job(id);
  const totals = { units, agreed, failed, reopened, fuel, spentNanos, budgetNanos };
  return { id, state, cores, ...totals, vouched, reason, sandboxCrashes: NO_CRASHES, freeBlocks: false, ...changes };
}

test("a job is finished when this coordinator and the others have settled all of it together", () => {
  const city = new HandPlayedCity();
  const device = city.join(1);
  const job = city.open({ units: 12 }, freshBlocks(6));
  city.returnAll(device);
  expect(city.job(job)).toMatchObject({ state: "running", agreed: 6 });
  const { commit } = city.do({ kind: "job.refreshed", facts: factsOf(city, job, { agreed: 12 }) });
  expect(commit.states).toMatchObject([{ state: "finished" }]);
  expect(city.state.jobs.has(job)).toBe(false);
});

test("what is settled here and not yet written counts once, on top of what the store says", () => {
  const city = new HandPlayedCity();
  const device = city.join(1);
  const job = city.open({ units: 12, cores: 1 }, freshBlocks(6));
  const before = factsOf(city, job, { agreed: 3, spentNanos: 3 * REPLICA_NANOS });
  const [grant] = city.grantsOf(device);
  const unwritten = createEffects();
  const results = [resultOf(grant?.units[0] ?? -1)];
  apply(
    city.state,
    { kind: "results.returned", sessionId: device, grantId: grant?.grantId as GrantId, results },
    city.now,
    unwritten,
  );
  apply(city.state, { kind: "job.refreshed", facts: before }, city.now, createEffects(unwritten.commit));
  expect(city.job(job)).toMatchObject({ agreed: 4, spentNanos: 4 * REPLICA_NANOS });
});

test("a dial turned elsewhere takes slots back here, and one turned here and not yet written stays", () => {
  const city = new HandPlayedCity();
  const device = city.join(4);
  const job = city.open({ units: 24 });
  city.do({ kind: "job.refreshed", facts: factsOf(city, job, { cores: 1 }) });
  expect(city.job(job)).toMatchObject({ cores: 1, slots: 1 });
  expect(city.messagesTo(device, "revoke-slot")).toHaveLength(3);
  const unwritten = createEffects();
  const stale = factsOf(city, job);
  apply(city.state, { kind: "job.changed", jobId: job, cores: 0 }, city.now, unwritten);
  apply(city.state, { kind: "job.refreshed", facts: stale }, city.now, createEffects(unwritten.commit));
  expect(city.job(job)).toMatchObject({ cores: 0, slots: 0 });
});

test("blocks that became free are claimed, and a job that others ended leaves without a second end", () => {
  const city = new HandPlayedCity();
  const device = city.join(1);
  const job = city.open({ units: 12 }, freshBlocks(6));
  city.returnAll(device);
  const freed = city.do({ kind: "job.refreshed", facts: factsOf(city, job, { freeBlocks: true }) });
  expect(freed.claims).toMatchObject([{ jobId: job }]);
  const ended = city.do({ kind: "job.refreshed", facts: factsOf(city, job, { state: "cancelled" }) });
  expect(ended.commit).toMatchObject({ states: [] });
  expect(city.state.jobs.has(job)).toBe(false);
});

test("a result for a block that others' results completed meanwhile frees its slot", () => {
  const city = new HandPlayedCity();
  const [late, device] = [city.join(0), city.join(1)];
  const job = city.open({ units: 12, cores: 1 }, freshBlocks(6));
  const [held] = city.unitsOf(device);
  const block = { grantId: "of before" as GrantId, jobId: job, block: 0, units: [0, 1, 2, 3, 4, 5] };
  for (const unit of block.units) city.present(late, block, resultOf(unit));
  expect(city.unitsOf(device)).toContain(held);
  for (const grant of city.grantsOf(device))
    for (const unit of grant.units) city.returnTo(device, grant.grantId, resultOf(unit));
  expect(city.unitsOf(device)).toEqual([]);
  expect(city.state.grants.size).toBe(0);
});
