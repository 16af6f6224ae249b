import { expect, test } from "vitest";
import type { GrantId, HouseholdId, JobId, SessionId } from "../../ids";
import { freshBlocks, HandPlayedCity, REPLICA_NANOS, resultOf } from "../../testing/hand-played-city";
import { isSettled, type StoredReplica } from "../../units/block-run";
import { type DoubtedUnit, reopenedJob } from "./reopened-job";

const LONG = 100;
const WRONG = { digest: new Uint8Array([99]) };
const adaptive = { adaptive: true, replicas: 2, units: 24 };

/** What a store would say of a unit that the session's device had settled alone. */
function settledAlone(city: HandPlayedCity, session: SessionId, unit: number, { held = true } = {}): DoubtedUnit {
  const device = city.state.sessions.get(session)?.device;
  if (!device) throw new Error(`${session} is over`);
  const { id: deviceId, no: deviceNo, household, network, streak, strikes } = device;
  const { digest, fuel, ms } = resultOf(unit) as { digest: Uint8Array; fuel: number; ms: number };
  const standing = { deviceId, deviceNo, household, network, streak, strikes };
  const replicas = [{ digest, fuel, ms, ok: true, kept: true, reopened: true as const, ...standing }];
  const block = Math.floor(unit / city.state.policy.unitsPerBlock);
  const charge = { fuel, earners: [deviceId], priceNanos: REPLICA_NANOS, creditNanos: (REPLICA_NANOS * 4) / 5 };
  return { unit, block, held, ok: true, replicas, ...charge };
}

function reopen(city: HandPlayedCity, job: JobId, answers: DoubtedUnit[]) {
  const households = [
    ...new Set(answers.flatMap(({ replicas }) => replicas.map(({ household }) => household))),
  ] as HouseholdId[];
  return city.do({ kind: "units.reopened", households, jobs: [reopenedJob(job, answers)] });
}

/** A job whose first units were settled alone by a device that was trusted, one each. */
function settledBefore(city: HandPlayedCity) {
  const maliciousDevice = city.join(0, { streak: LONG });
  const settled = [0, 1, 2, 3];
  const spentNanos = settled.length * REPLICA_NANOS;
  const blocks = freshBlocks(adaptive.units).map((block) => (block.seq === 0 ? { ...block, settled } : block));
  const job = city.open({ ...adaptive, agreed: settled.length, spentNanos, fuel: spentNanos * 1_000 }, blocks);
  return { job, maliciousDevice };
}

test("a reopened unit is settled again when another household says the same: paid once, and not to who gave it first", () => {
  const city = new HandPlayedCity();
  const { job, maliciousDevice } = settledBefore(city);
  const unit = 2;
  const before = { ...city.job(job) };
  const device = city.state.devices.get(city.deviceOf(maliciousDevice));
  const creditBefore = device?.creditNanos ?? 0;
  reopen(city, job, [settledAlone(city, maliciousDevice, unit)]);
  expect(city.job(job)).toMatchObject({ agreed: before.agreed - 1, reopened: 1 });
  expect(city.job(job).spentNanos).toBe(before.spentNanos - REPLICA_NANOS);
  expect(device?.creditNanos).toBe(creditBefore - (REPLICA_NANOS * 4) / 5);
  const other = city.join(1, { streak: LONG });
  expect(city.unitsOf(other)).toContain(unit);
  const { commit } = city.returnUnit(other, unit);
  expect(commit.replicas).toMatchObject([{ unit, settles: true, priceNanos: REPLICA_NANOS }]);
  expect(commit.jobs.get(job)).toMatchObject({ agreed: 1, reopened: -1, spentNanos: REPLICA_NANOS });
  expect(commit.devices.get(city.deviceOf(maliciousDevice))).toMatchObject({ agreed: 1, creditNanos: 0, streak: 0 });
  expect(city.job(job)).toMatchObject({ agreed: before.agreed, reopened: 0, spentNanos: before.spentNanos });
  expect(device?.creditNanos).toBe(creditBefore - (REPLICA_NANOS * 4) / 5);
});

test("of a block with suspects nothing is put away before the store has reopened what they gave alone", () => {
  const city = new HandPlayedCity();
  const maliciousDevice = city.join(0, { streak: LONG });
  const household = city.state.devices.get(city.deviceOf(maliciousDevice))?.household as HouseholdId;
  const settled = [0, 1, 2, 3, 4, 5];
  const spentNanos = settled.length * REPLICA_NANOS;
  const totals = { agreed: settled.length, spentNanos, fuel: spentNanos * 1_000 };
  const job = city.open({ ...adaptive, units: settled.length, ...totals }, []);
  const block = { seq: 0, first: 0, count: settled.length, settled, returned: [], suspects: [household] };
  city.reopens = () => [reopenedJob(job, [settledAlone(city, maliciousDevice, 2)])];
  const { commit } = city.do({ kind: "blocks.claimed", jobId: job, blocks: [block], more: false });
  expect(commit).toMatchObject({ blocksDone: [], states: [] });
  expect(commit.demotions).toEqual(new Map([[household, { strikes: false, remote: true }]]));
  expect(city.state.devices.get(city.deviceOf(maliciousDevice))?.streak).toBe(0);
  expect(city.job(job)).toMatchObject({ state: "running", agreed: settled.length - 1, reopened: 1 });
  const after = city.returnUnit(city.join(1, { streak: LONG }), 2);
  expect(after.commit.blocksDone).toMatchObject([{ seq: 0 }]);
  expect(after.commit.states).toMatchObject([{ state: "finished" }]);
});

test("a reopened lie loses against two others", () => {
  const city = new HandPlayedCity();
  const { job, maliciousDevice } = settledBefore(city);
  const unit = 2;
  const answer = settledAlone(city, maliciousDevice, unit);
  reopen(city, job, [{ ...answer, replicas: answer.replicas.map((replica) => ({ ...replica, ...WRONG })) }]);
  city.returnUnit(city.join(1, { streak: LONG }), unit);
  const { commit } = city.returnUnit(city.join(1, { streak: LONG }), unit);
  expect(commit.replicas.find(({ settles }) => settles)?.digest).toEqual(new Uint8Array([unit]));
  expect(commit.devices.get(city.deviceOf(maliciousDevice))?.outvoted).toBe(1);
});

test("a lie that two confirmed for each other loses against two others, and both pay back what they earned", () => {
  const city = new HandPlayedCity();
  const { job, maliciousDevice } = settledBefore(city);
  const accomplice = city.join(0, { streak: LONG });
  const unit = 2;
  const answers = [maliciousDevice, accomplice].map((session) => settledAlone(city, session, unit));
  const lies = answers.flatMap(({ replicas }) => replicas.map((replica) => ({ ...replica, ...WRONG })));
  const earners = lies.map(({ deviceId }) => deviceId);
  const before = { ...city.job(job) };
  for (const id of earners) Object.assign(city.state.devices.get(id) ?? {}, { creditNanos: 1_000 });
  const [doubted] = answers as [DoubtedUnit];
  reopen(city, job, [{ ...doubted, replicas: lies, earners, priceNanos: 2 * REPLICA_NANOS }]);
  expect(city.job(job)).toMatchObject({ spentNanos: before.spentNanos - 2 * REPLICA_NANOS, reopened: 1 });
  expect(city.job(job).waitingReplicas).toBe(before.waitingReplicas + 2);
  for (const id of earners) expect(city.state.devices.get(id)?.creditNanos).toBe(1_000 - doubted.creditNanos);
  city.returnUnit(city.join(1, { streak: LONG }), unit);
  const { commit } = city.returnUnit(city.join(1, { streak: LONG }), unit);
  expect(commit.replicas.find(({ settles }) => settles)?.digest).toEqual(new Uint8Array([unit]));
  for (const id of earners) expect(commit.devices.get(id)).toMatchObject({ outvoted: 1, agreed: 0 });
  expect(city.job(job)).toMatchObject({ waitingReplicas: before.waitingReplicas, reopened: 0 });
});

test("no block and no job ends before the store has said what a demotion reopened", () => {
  const city = new HandPlayedCity();
  const blocks = [{ seq: 0, first: 0, count: 2, settled: [0], returned: [] }];
  const job = city.open({ ...adaptive, units: 2, agreed: 1, spentNanos: REPLICA_NANOS }, blocks);
  const maliciousDevice = city.join(1, { streak: LONG });
  city.returnUnit(maliciousDevice, 1, WRONG);
  city.do({ kind: "leases.swept" });
  const honest = city.join(1, { streak: LONG });
  city.returnUnit(honest, 1);
  let asked = 0;
  city.reopens = () => {
    asked += 1;
    expect(city.job(job)).toMatchObject({ agreed: 2, state: "running" });
    expect(city.job(job).blocks.size).toBe(1);
    return [reopenedJob(job, [settledAlone(city, maliciousDevice, 0)])];
  };
  const { commit } = city.returnUnit(city.join(1, { streak: LONG }), 1);
  expect(asked).toBe(1);
  expect(commit.blocksDone).toEqual([]);
  expect(commit.states).toEqual([]);
  expect(city.job(job)).toMatchObject({ agreed: 1, reopened: 1, state: "running" });
  const last = city.returnUnit(honest, 0).commit;
  expect(last.blocksDone).toHaveLength(1);
  expect(last.states).toMatchObject([{ state: "finished" }]);
});

test("a demotion that reopens nothing lets blocks and jobs end", () => {
  const city = new HandPlayedCity();
  const blocks = [{ seq: 0, first: 0, count: 2, settled: [0], returned: [] }];
  const job = city.open({ ...adaptive, units: 2, agreed: 1, spentNanos: REPLICA_NANOS }, blocks);
  city.returnUnit(city.join(1, { streak: LONG }), 1, WRONG);
  city.do({ kind: "leases.swept" });
  city.returnUnit(city.join(1, { streak: LONG }), 1);
  city.returnUnit(city.join(1, { streak: LONG }), 1);
  expect(city.state.jobs.has(job)).toBe(false);
});

test("a block that was on its way when its units were reopened is not taken for done", () => {
  const city = new HandPlayedCity();
  const maliciousDevice = city.join(1, { streak: LONG });
  const job = city.open(adaptive, freshBlocks(18));
  city.job(job).claiming = true;
  reopen(city, job, [settledAlone(city, maliciousDevice, 18)]);
  const settled = [18, 19, 20, 21, 22, 23];
  const blocks = [{ seq: 3, first: 18, count: 6, settled, returned: [] }];
  city.do({ kind: "blocks.claimed", jobId: job, blocks, more: false });
  const block = city.job(job).blocks.get(3);
  if (!block) throw new Error("the block is gone");
  expect(settled.filter((unit) => !isSettled(block, unit))).toEqual([18]);
});

test("blocks that were freed while a claim was under way are claimed afterwards", () => {
  const city = new HandPlayedCity();
  const maliciousDevice = city.join(1, { streak: LONG });
  const job = city.open(adaptive, freshBlocks(18));
  city.job(job).claiming = true;
  reopen(city, job, [settledAlone(city, maliciousDevice, 18, { held: false })]);
  city.do({ kind: "blocks.claimed", jobId: job, blocks: [], more: false });
  expect(city.job(job).moreBlocks).toBe(true);
});

test("a job that had paused because its budget was spent goes on with what comes back, and no other does", () => {
  const city = new HandPlayedCity();
  for (const [reason, state] of [
    [{ kind: "budget-spent" }, "running"],
    [{ kind: "budget-too-small" }, "running"],
    [{ kind: "paused-by-hand" }, "paused"],
    [{ kind: "comparison-failed", trouble: "The comparison function threw Error: The budget is spent." }, "paused"],
    [{ kind: "other", words: "The budget is spent. Add to it to go on; nothing is lost." }, "paused"],
  ] as const) {
    const { job, maliciousDevice } = settledBefore(city);
    city.do({ kind: "job.changed", jobId: job, state: "paused", reason });
    reopen(city, job, [settledAlone(city, maliciousDevice, 2)]);
    expect(city.job(job)).toMatchObject({ state, reopened: 1 });
    city.do({ kind: "job.changed", jobId: job, state: "cancelled" });
  }
});

test("a unit that is settled by a late result and reopened knows who still computes it, and is put up once", () => {
  for (const someoneIsAtIt of [true, false]) {
    const city = new HandPlayedCity();
    const { job, maliciousDevice } = settledBefore(city);
    reopen(city, job, [settledAlone(city, maliciousDevice, 2)]);
    if (someoneIsAtIt) expect(city.unitsOf(city.join(1, { streak: LONG }))).toContain(2);
    const late = city.join(0, { streak: LONG });
    const old = { grantId: "before" as GrantId, jobId: job, block: 0, units: [2] };
    city.present(late, old, resultOf(2));
    expect(city.job(job).reopened).toBe(0);
    reopen(city, job, [settledAlone(city, late, 2)]);
    const run = city.job(job).blocks.get(0)?.open.get(2);
    expect(run).toMatchObject(someoneIsAtIt ? { queued: 0, leased: [{}] } : { queued: 1, leased: [] });
  }
});

test("a reopened answer that is read back stands alone no more, however trusted its device is by then", () => {
  const city = new HandPlayedCity();
  const maliciousDevice = city.join(0, { streak: LONG });
  const { unit, replicas } = settledAlone(city, maliciousDevice, 3);
  const [doubted] = replicas as readonly [StoredReplica];
  const { reopened, ...believed } = doubted;
  expect(reopened).toBe(true);
  for (const [replica, waiting] of [
    [believed, 1],
    [doubted, 0],
  ] as const) {
    const returned = [{ unit, replica }];
    const job = city.open({ ...adaptive, units: 6 }, [{ seq: 0, first: 0, count: 6, settled: [0, 1, 2], returned }]);
    expect(city.job(job).pendingBatches.size).toBe(waiting);
  }
});

test("a demotion that another coordinator tells of is noted without a strike of its own, and is not told again", () => {
  const city = new HandPlayedCity();
  const { maliciousDevice } = settledBefore(city);
  const device = city.state.devices.get(city.deviceOf(maliciousDevice));
  if (!device) throw new Error("no device");
  const { household } = device;
  const { commit } = city.do({ kind: "household.demoted", household, strikes: true });
  expect([...commit.demotions]).toEqual([[household, { strikes: false, remote: true }]]);
  expect(device).toMatchObject({ streak: 0, strikes: 1 });
});
