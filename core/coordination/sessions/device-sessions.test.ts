import { expect, test } from "vitest";
import type { DeviceId, GrantId, HouseholdId } from "../../ids";
import { HandPlayedCity } from "../../testing/hand-played-city";
import type { StoredReplica } from "../../units/block-run";

test("a device that comes back on a new socket keeps the leases that it names", () => {
  const city = new HandPlayedCity();
  const before = city.join();
  const job = city.open({ units: 2 });
  const grants = city.grantsOf(before).map(({ grantId }) => grantId);
  city.do({ kind: "device.left", sessionId: before });
  const session = rejoin(city, "device1", grants);
  expect(city.job(job).leases).toBe(2);
  for (const grantId of grants) {
    const [unit] = city.state.grants.get(grantId)?.outstanding ?? [];
    city.do({
      kind: "results.returned",
      sessionId: session,
      grantId,
      results: [
        { kind: "output", unit: unit ?? -1, digest: new Uint8Array(1), fuel: 1, ms: 1, output: { sizeBytes: 1 } },
      ],
    });
  }
  expect(city.state.jobs.has(job)).toBe(false);
});

test("a device that comes back does not push a job over its dial", () => {
  const city = new HandPlayedCity();
  const away = city.join();
  const job = city.open({ units: 6, cores: 1 });
  const grants = city.grantsOf(away).map(({ grantId }) => grantId);
  city.do({ kind: "device.left", sessionId: away });
  const other = city.join();
  expect(city.unitsOf(other)).not.toEqual([]);
  const session = rejoin(city, "device1", grants);
  expect(city.job(job).slots).toBe(1);
  expect(city.messagesTo(session, "revoke-slot")).not.toEqual([]);
});

test("a device that comes back learns which of its jobs may not run any more, and of no other", () => {
  const city = new HandPlayedCity();
  const session = city.join();
  const [running, dialled, cancelled] = [city.open(), city.open(), city.open()];
  city.do({ kind: "job.changed", jobId: dialled, cores: 0 });
  city.do({ kind: "job.changed", jobId: cancelled, state: "cancelled" });
  city.do({ kind: "jobs.held", sessionId: session, jobIds: [running, dialled, cancelled] });
  expect(city.last.messages).toEqual([dialled, cancelled].map((jobId) => ({ kind: "revoke-job", to: session, jobId })));
  city.do({ kind: "city.stopped", reason: "flood" });
  city.do({ kind: "jobs.held", sessionId: session, jobIds: [running] });
  expect(city.last.messages).toEqual([{ kind: "revoke-job", to: session, jobId: running }]);
});

test("leases of slots that a device no longer offers when it comes back go to others", () => {
  const city = new HandPlayedCity();
  const before = city.join(2);
  city.open({ units: 4, cores: 2 });
  const grants = city.grantsOf(before).map(({ grantId }) => grantId);
  city.do({ kind: "device.left", sessionId: before });
  const session = rejoin(city, "device1", grants, 1);
  expect(city.state.sessions.get(session)?.slots).toHaveLength(1);
  const other = city.join();
  expect(city.unitsOf(other)).toHaveLength(2);
});

test("a device that comes back banned holds nothing any more", () => {
  const city = new HandPlayedCity();
  const before = city.join();
  const job = city.open({ units: 2 });
  const grants = city.grantsOf(before).map(({ grantId }) => grantId);
  city.do({ kind: "device.left", sessionId: before });
  const back = city.join(1, { device: "device1", named: grants, banned: true });
  expect(city.job(job).leases).toBe(0);
  expect(city.messagesTo(back, "idle").at(-1)).toMatchObject({ reason: "device-limited" });
});

test("devices that are claimed into one household become one voter, also for what they returned", () => {
  const city = new HandPlayedCity();
  const job = city.open({ units: 1, replicas: 3, cores: 100 });
  const [phone, laptop] = [city.join(), city.join()];
  city.returnUnit(phone, 0);
  city.returnUnit(laptop, 0);
  for (const device of [phone, laptop]) claim(city, device);
  expect(city.job(job).waitingReplicas).toBe(1);
  city.returnUnit(city.join(), 0);
  expect(city.job(job).agreed).toBe(0);
  city.returnUnit(city.join(), 0);
  expect(city.state.jobs.has(job)).toBe(false);
});

test("of leases that are claimed into one household one remains", () => {
  const city = new HandPlayedCity();
  const job = city.open({ units: 1, replicas: 2, cores: 100 });
  const [phone, laptop] = [city.join(), city.join()];
  for (const device of [phone, laptop]) claim(city, device);
  expect(city.unitsOf(phone)).toEqual([0]);
  expect(city.unitsOf(laptop)).toEqual([]);
  const neighbour = city.join();
  city.returnUnit(neighbour, 0);
  city.returnUnit(phone, 0);
  expect(city.state.jobs.has(job)).toBe(false);
});

test("a block that was read before a claim is judged by the household of now", () => {
  const city = new HandPlayedCity();
  const owner = "home" as HouseholdId;
  for (const deviceId of ["device8", "device9"] as DeviceId[]) {
    city.do({ kind: "device.claimed", deviceId, household: owner });
  }
  const returned = [8, 9].map((no) => ({ unit: 0, replica: replicaOf(no) }));
  const job = city.open({ units: 1, replicas: 3 }, [{ seq: 0, first: 0, count: 1, settled: [], returned }]);
  expect(city.job(job).waitingReplicas).toBe(1);
});

test("every idle device learns why", () => {
  const city = new HandPlayedCity();
  const reasonOf = (device: ReturnType<typeof city.join>) => city.messagesTo(device, "idle").at(-1);
  const first = city.join();
  expect(reasonOf(first)).toMatchObject({ reason: "no-work" });
  city.open({ units: 1, replicas: 2, cores: 1 });
  const second = city.join();
  expect(reasonOf(second)).toMatchObject({ reason: "all-jobs-at-their-dial" });
  city.returnUnit(first, 0);
  expect(reasonOf(first)).toMatchObject({ reason: "already-helped" });
  city.do({ kind: "device.banned", deviceId: city.deviceOf(first), banned: true });
  expect(reasonOf(first)).toMatchObject({ reason: "device-limited" });
  city.do({ kind: "city.stopped", reason: "Maintenance" });
  expect(reasonOf(second)).toMatchObject({ reason: "stopped-by-admin" });
  city.do({ kind: "device.offered", sessionId: second, slots: 0 });
  city.do({ kind: "city.resumed" });
  expect(reasonOf(city.join(0))).toMatchObject({ reason: "offers-nothing" });
});

test("a device that leaves keeps what it holds, gets no more, and gives its jobs' places to others", () => {
  const city = new HandPlayedCity();
  const job = city.open({ units: 40, replicas: 1, cores: 1 });
  const leaving = city.join();
  const held = city.unitsOf(leaving);
  expect(held).not.toEqual([]);
  city.do({ kind: "device.offered", sessionId: leaving, slots: 1, isLeaving: true });
  const waiting = city.join();
  expect(city.messagesTo(waiting, "idle").at(-1)).toMatchObject({ reason: "all-jobs-at-their-dial" });
  for (const unit of held) city.returnUnit(leaving, unit);
  expect(city.state.devices.get(city.deviceOf(leaving))?.grants.size).toBe(0);
  city.live(2_000, leaving, waiting);
  expect(city.unitsOf(waiting)).not.toEqual([]);
  expect(city.job(job).slots).toBe(1);
  city.do({ kind: "device.offered", sessionId: leaving, slots: 1 });
  expect(city.state.sessions.get(leaving)?.isLeaving).toBe(false);
});

test("a device that lends fewer cores for now keeps what it holds there, and gets more for the others alone", () => {
  const city = new HandPlayedCity();
  city.open({ units: 200, replicas: 1 });
  const device = city.join(2);
  const grantsOf = (slot: number) => city.state.sessions.get(device)?.slots[slot]?.grants.size;
  const held = city.unitsOf(device);
  expect(grantsOf(1)).toBeGreaterThan(0);
  city.do({ kind: "device.offered", sessionId: device, slots: 2, lent: 1 });
  expect(city.unitsOf(device)).toEqual(expect.arrayContaining(held));
  for (const unit of held) city.returnUnit(device, unit);
  city.live(2_000, device);
  expect(grantsOf(0)).toBeGreaterThan(0);
  expect(grantsOf(1)).toBe(0);
  city.do({ kind: "device.offered", sessionId: device, slots: 2 });
  expect(grantsOf(1)).toBeGreaterThan(0);
});

test("a program that is bigger than its resident allows does not go to a device", () => {
  const city = new HandPlayedCity();
  const job = city.open({ units: 40, replicas: 1 });
  const { programBytes } = city.job(job);
  const device = city.join(0);
  city.do({ kind: "device.offered", sessionId: device, slots: 1, maxProgramBytes: programBytes - 1 });
  expect(city.unitsOf(device)).toEqual([]);
  expect(city.messagesTo(device, "idle").at(-1)).toMatchObject({ reason: "too-big-a-program" });
  city.do({ kind: "device.offered", sessionId: device, slots: 1, maxProgramBytes: programBytes });
  expect(city.unitsOf(device)).not.toEqual([]);
});

const claim = (city: HandPlayedCity, device: ReturnType<HandPlayedCity["join"]>) =>
  city.do({ kind: "device.claimed", deviceId: city.deviceOf(device), household: "home" as HouseholdId });

function rejoin(city: HandPlayedCity, device: string, named: GrantId[], slots = 1) {
  city.wait(1_000);
  return city.join(slots, { device, named });
}

const replicaOf = (no: number): StoredReplica => ({
  network: null,
  streak: 0,
  strikes: 0,
  kept: false,
  digest: new Uint8Array([0]),
  ok: true,
  fuel: 1,
  ms: 1,
  deviceId: `device${no}` as DeviceId,
  deviceNo: no,
  household: `device:device${no}` as HouseholdId,
});
