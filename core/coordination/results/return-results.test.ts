import { expect, test } from "vitest";
import type { GrantId, JobId } from "../../ids";
import { HandPlayedCity, lostUnit, resultOf } from "../../testing/hand-played-city";
import type { Effects } from "../effects";

const before = (jobId: ReturnType<HandPlayedCity["open"]>, ...units: number[]) => ({
  grantId: "before" as GrantId,
  jobId,
  block: 0,
  units,
});

test("a result is acknowledged, and again when it comes again, but counts once", () => {
  const city = new HandPlayedCity();
  const device = city.join();
  const job = city.open({ units: 2 });
  const [grant] = city.grantsOf(device);
  if (!grant) throw new Error("no grant");
  const first = city.returnTo(device, grant.grantId, resultOf(0));
  const second = city.present(device, grant, resultOf(0));
  expect(first.commit.replicas).toHaveLength(1);
  expect(second.commit.replicas).toHaveLength(0);
  expect(second.commit.acknowledgements).toEqual([{ to: device, grantId: grant.grantId, units: [0] }]);
  expect(city.job(job).agreed).toBe(1);
});

test("a unit that the device was not given changes nothing", () => {
  const city = new HandPlayedCity();
  const device = city.join();
  const job = city.open({ units: 6 });
  const [grant] = city.grantsOf(device);
  if (!grant) throw new Error("no grant");
  city.returnTo(device, grant.grantId, resultOf(5));
  expect(city.job(job).agreed).toBe(0);
});

test("one device cannot return what another one holds", () => {
  const city = new HandPlayedCity();
  const holder = city.join();
  const job = city.open({ units: 1 });
  const thief = city.join();
  const [grant] = city.grantsOf(holder);
  if (!grant) throw new Error("no grant");
  city.returnTo(thief, grant.grantId, resultOf(0));
  expect(city.job(job).agreed).toBe(0);
  expect(city.unitsOf(holder)).toEqual([0]);
});

test("a result whose slot was just taken is not thanked for before it has proven itself, and counts then", () => {
  const city = new HandPlayedCity();
  const devices = [city.join(), city.join()];
  const job = city.open({ units: 12 });
  const held = new Map(devices.map((device) => [device, city.grantsOf(device)[0]]));
  city.do({ kind: "job.changed", jobId: job, cores: 1 });
  const taken = devices.find((device) => city.messagesTo(device, "revoke-job").length > 0);
  const grant = taken && held.get(taken);
  if (!grant) throw new Error("no slot was taken");
  const [unit = -1] = grant.units;
  expect(city.returnTo(taken, grant.grantId, resultOf(unit)).commit.acknowledgements).toEqual([]);
  expect(city.job(job).agreed).toBe(0);
  expect(city.present(taken, grant, resultOf(unit)).commit.acknowledgements).toMatchObject([{ units: [unit] }]);
  expect(city.job(job).agreed).toBe(1);
});

const held = (effects: Effects) => effects.messages.filter(({ kind }) => kind === "hold");

test.each<[string, (city: HandPlayedCity, job: JobId) => void, (city: HandPlayedCity, job: JobId) => void]>([
  [
    "the city is stopped",
    (city) => city.do({ kind: "city.stopped", reason: "A drill" }),
    (city) => city.do({ kind: "city.resumed" }),
  ],
  [
    "its job is paused",
    (city, jobId) => city.do({ kind: "job.changed", jobId, state: "paused", reason: { kind: "paused-by-hand" } }),
    (city, jobId) => city.do({ kind: "job.changed", jobId, state: "running", reason: null }),
  ],
  [
    "its job is dialled to zero",
    (city, jobId) => city.do({ kind: "job.changed", jobId, cores: 0 }),
    (city, jobId) => city.do({ kind: "job.changed", jobId, cores: 5 }),
  ],
])("a result that comes while %s is not thanked for, and counts and is paid when it comes again", (_, halt, resume) => {
  const city = new HandPlayedCity();
  const device = city.join();
  const job = city.open({ units: 4 });
  const [grant] = city.grantsOf(device);
  if (!grant) throw new Error("no grant");
  halt(city, job);
  for (let tries = 0; tries < 2; tries++) {
    const early = city.present(device, grant, resultOf(0));
    expect(early.commit).toMatchObject({ acknowledgements: [], replicas: [] });
    expect(held(early)).toMatchObject([{ to: device, grantId: grant.grantId, jobId: job, units: [0] }]);
  }
  expect(city.job(job)).toMatchObject({ agreed: 0, spentNanos: 0 });
  resume(city, job);
  const again = city.present(device, grant, resultOf(0));
  expect(again.commit).toMatchObject({ acknowledgements: [{ units: [0] }], replicas: [{ unit: 0, settles: true }] });
  expect(held(again)).toEqual([]);
  expect(city.job(job).agreed).toBe(1);
  expect(city.job(job).spentNanos).toBeGreaterThan(0);
});

test("of a message in which the budget runs out, what comes after it waits, and counts when there is more", () => {
  const city = new HandPlayedCity();
  const device = city.join(0);
  const job = city.open({ units: 4, budgetNanos: 1 });
  const { grantId, ...proven } = before(job, 0, 1);
  const message = { kind: "results.returned", sessionId: device, grantId, proven } as const;
  const mixed = city.do({ ...message, results: [resultOf(0), resultOf(1)] });
  expect(mixed.commit.acknowledgements).toMatchObject([{ units: [0] }]);
  expect(held(mixed)).toMatchObject([{ units: [1], why: "job-halted" }]);
  city.do({ kind: "job.changed", jobId: job, state: "running", reason: null, budgetNanos: 9 });
  expect(city.do({ ...message, results: [resultOf(1)] }).commit.replicas).toMatchObject([{ unit: 1, settles: true }]);
  expect(city.job(job).agreed).toBe(2);
});

test("a result that will never count is refused with its reason, and not thanked for", () => {
  const city = new HandPlayedCity();
  const device = city.join();
  const job = city.open({ units: 4 });
  const [grant] = city.grantsOf(device);
  if (!grant) throw new Error("no grant");
  const refusals = ({ commit, messages }: Effects) => {
    expect(commit.acknowledgements).toEqual([]);
    return messages.filter(({ kind }) => kind === "refuse");
  };
  const forged = { sessionId: device, grantId: "forged" as GrantId, results: [resultOf(0)] };
  const unproven = city.do({ kind: "results.returned", ...forged, voidReason: "unproven" });
  expect(refusals(unproven)).toMatchObject([{ grantId: "forged", units: [0], why: "unproven" }]);
  city.do({ kind: "job.changed", jobId: job, state: "cancelled", reason: { kind: "cancelled-by-customer" } });
  expect(refusals(city.present(device, grant, resultOf(0)))).toMatchObject([{ units: [0], why: "job-over" }]);
  city.do({ kind: "device.banned", deviceId: city.deviceOf(device), banned: true });
  expect(refusals(city.present(device, grant, resultOf(1)))).toMatchObject([{ units: [1], why: "device-limited" }]);
});

test("a result proven after a restart counts, though its unit was fresh again", () => {
  const city = new HandPlayedCity();
  const job = city.open({ units: 2, replicas: 2 });
  const device = city.join(0);
  city.present(device, before(job, 0), resultOf(0));
  expect(city.job(job).waitingReplicas).toBe(1);
  city.do({ kind: "device.offered", sessionId: device, slots: 1 });
  expect(city.unitsOf(device)).toEqual([1]);
  city.returnAll(city.join());
  city.returnAll(device);
  expect(city.state.jobs.has(job)).toBe(false);
});

test("a household's late result does not strand the unit that it holds again", () => {
  const city = new HandPlayedCity();
  const job = city.open({ units: 1, replicas: 2 });
  const device = city.join();
  expect(city.unitsOf(device)).toEqual([0]);
  city.present(device, before(job, 0), resultOf(0));
  city.returnUnit(device, 0);
  expect(city.job(job).waitingReplicas).toBe(1);
  city.returnUnit(city.join(), 0);
  expect(city.state.jobs.has(job)).toBe(false);
});

test("a household cannot lose a unit that it has returned", () => {
  const city = new HandPlayedCity();
  const job = city.open({ units: 1, replicas: 2 });
  const device = city.join();
  city.present(device, before(job, 0), resultOf(0));
  city.returnUnit(device, 0, lostUnit(0));
  expect(city.job(job).blocks.get(0)?.open.get(0)).toMatchObject({ lost: 0, losers: [], queued: 1 });
});

test("two devices of one household are one voter", () => {
  const city = new HandPlayedCity();
  const job = city.open({ units: 1, replicas: 2, cores: 100 });
  const [phone, laptop] = [city.join(1, { household: "home" }), city.join(1, { household: "home" })];
  expect([city.unitsOf(phone), city.unitsOf(laptop)]).toEqual([[0], []]);
  city.present(laptop, before(job, 0), resultOf(0));
  city.returnUnit(phone, 0);
  expect(city.job(job).agreed).toBe(0);
});

test("a result whose block is on its way from the store is not acknowledged, so that it comes again", () => {
  const city = new HandPlayedCity();
  const device = city.join();
  const job = city.open({ units: 12 }, []);
  city.freeBlocks(job);
  city.do({ kind: "device.offered", sessionId: device, slots: 1 });
  expect(city.job(job).claiming).toBe(true);
  const early = city.present(device, before(job, 0), resultOf(0));
  expect(early.commit.acknowledgements).toEqual([]);
  city.do({
    kind: "blocks.claimed",
    jobId: job,
    blocks: [{ seq: 0, first: 0, count: 6, settled: [], returned: [] }],
    more: true,
  });
  const again = city.present(device, before(job, 0), resultOf(0));
  expect(again.commit.acknowledgements).toHaveLength(1);
  expect(city.job(job).agreed).toBe(1);
});

test("the block of a late result does not stand for those that are on their way", () => {
  const city = new HandPlayedCity();
  const device = city.join();
  const job = city.open({ units: 24 }, []);
  city.freeBlocks(job);
  city.do({ kind: "device.offered", sessionId: device, slots: 1 });
  const late = { seq: 3, first: 18, count: 6, settled: [], returned: [] };
  const { claims } = city.do({ kind: "blocks.claimed", jobId: job, blocks: [late] });
  expect(claims).toEqual([]);
  expect(city.job(job)).toMatchObject({ claiming: true, moreBlocks: true });
});

test("nothing is charged for a result that comes after the dial went to zero", () => {
  const city = new HandPlayedCity();
  const device = city.join();
  const job = city.open({ units: 4 });
  const [grant] = city.grantsOf(device);
  if (!grant) throw new Error("no grant");
  city.do({ kind: "job.changed", jobId: job, cores: 0 });
  city.returnTo(device, grant.grantId, resultOf(0));
  const late = city.present(device, grant, resultOf(0));
  expect(late.commit.acknowledgements).toEqual([]);
  expect(city.job(job).spentNanos).toBe(0);
});

test("a banned device's results count for nothing, and its units go to others", () => {
  const city = new HandPlayedCity();
  const banned = city.join();
  const deviceId = city.deviceOf(banned);
  const job = city.open({ units: 1 });
  city.do({ kind: "device.left", sessionId: banned });
  city.do({ kind: "device.banned", deviceId, banned: true });
  const sound = city.join();
  expect(city.unitsOf(sound)).toEqual([0]);
  expect(city.job(job).agreed).toBe(0);
});

test("when a job ends, the devices that worked on it go on with another one at once", () => {
  const city = new HandPlayedCity();
  const job = city.open({ units: 1, replicas: 1 });
  const [first, idle] = [city.join(), city.join()];
  const next = city.open({ units: 3, cores: 1 });
  expect(city.job(next).slots).toBe(1);
  city.returnAll(idle);
  city.returnAll(first);
  expect([city.state.jobs.has(job), city.state.jobs.has(next)]).toEqual([false, false]);
  expect(city.messagesTo(idle, "idle").at(-1)).toMatchObject({ reason: "no-work" });
  expect(city.messagesTo(first, "idle").at(-1)).toMatchObject({ reason: "no-work" });
});
