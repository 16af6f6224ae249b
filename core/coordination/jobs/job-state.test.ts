import { expect, test } from "vitest";
import { HandPlayedCity, REPLICA_NANOS } from "../../testing/hand-played-city";
import type { CheckedResult } from "../../units/checked-result";

const crash: Partial<CheckedResult> = { kind: "failed", reason: "trap", message: "unreachable" };

test("a dial at zero ends the leases of devices that are away, too", () => {
  const city = new HandPlayedCity();
  const device = city.join();
  const job = city.open({ units: 4 });
  city.do({ kind: "device.left", sessionId: device });
  expect(city.job(job).leases).toBeGreaterThan(0);
  city.do({ kind: "job.changed", jobId: job, cores: 0 });
  expect(city.job(job).leases).toBe(0);
});

test("a lower dial takes so many slots back and tells their devices", () => {
  const city = new HandPlayedCity();
  const devices = [city.join(3), city.join(2)];
  const job = city.open({ units: 24 });
  expect(city.job(job).slots).toBe(5);
  city.do({ kind: "job.changed", jobId: job, cores: 1 });
  expect(city.job(job).slots).toBe(1);
  const revoked = devices.flatMap((device) => city.messagesTo(device, "revoke-slot"));
  expect(revoked).toHaveLength(1);
  expect(devices.flatMap((device) => city.messagesTo(device, "revoke-job"))).toHaveLength(1);
});

test("a job whose first units all fail is paused once, and goes on when its customer resumes it", () => {
  const city = new HandPlayedCity();
  const device = city.join();
  const { failuresBeforePause } = city.state.policy;
  const job = city.open({ units: 180 });
  city.returnAll(device, crash);
  expect(city.job(job)).toMatchObject({ state: "paused", failed: failuresBeforePause });
  city.do({ kind: "job.changed", jobId: job, state: "running" });
  city.returnAll(device, crash);
  expect(city.state.jobs.has(job)).toBe(false);
});

test("a small job pauses when a tenth of it has failed and nothing succeeded, and not before", () => {
  const failUnits = (units: number, failures: number, first: typeof crash | undefined) => {
    const city = new HandPlayedCity();
    const device = city.join();
    const job = city.open({ units, replicas: 1 });
    for (let at = 0; at < failures; at++) {
      const [unit] = city.unitsOf(device);
      if (unit !== undefined) city.returnUnit(device, unit, at === 0 ? first : crash);
    }
    return city.job(job);
  };
  expect(failUnits(80, 7, crash).state).toBe("running");
  expect(failUnits(80, 8, crash)).toMatchObject({ state: "paused", reason: { kind: "first-units-failed", units: 8 } });
  expect(failUnits(80, 20, undefined).state).toBe("running");
  expect(failUnits(20, 4, crash).state).toBe("running");
  expect(failUnits(20, 5, crash)).toMatchObject({ state: "paused", failed: 5 });
});

test("a paused job keeps its reason when its dial is turned", () => {
  const city = new HandPlayedCity();
  const job = city.open();
  city.do({ kind: "job.changed", jobId: job, state: "paused", reason: { kind: "budget-spent" } });
  const { commit } = city.do({ kind: "job.changed", jobId: job, cores: 3 });
  expect(commit.states).toMatchObject([{ state: "paused", reason: { kind: "budget-spent" }, cores: 3 }]);
});

test("a budget for half of the units settles half of them, however the first replicas come in", () => {
  const city = new HandPlayedCity();
  const [quick, slow] = [city.join(), city.join()];
  const units = 12;
  const job = city.open({ units, replicas: 2, cores: 2, budgetNanos: units * REPLICA_NANOS });
  for (let rounds = 0; rounds < 40 && city.job(job).state === "running"; rounds++) {
    city.returnAll(quick);
    const [unit] = city.unitsOf(slow);
    if (unit !== undefined) city.returnUnit(slow, unit);
  }
  expect(city.job(job)).toMatchObject({ state: "paused", agreed: units / 2, spentNanos: units * REPLICA_NANOS });
});

test("once the price is known, no more units are begun than the budget can pay", () => {
  const city = new HandPlayedCity();
  const job = city.open({ units: 18, replicas: 2, budgetNanos: 6 * 2 * REPLICA_NANOS });
  const [first, second] = [city.join(1, { household: "a" }), city.join(1, { household: "b" })];
  city.returnUnit(first, 0);
  city.returnUnit(second, 0);
  city.returnAll(first);
  const begun = new Set(city.grantsOf(first).flatMap((grant) => grant.units));
  expect(begun.size).toBe(6);
  city.returnAll(second);
  expect(city.job(job)).toMatchObject({ state: "paused", agreed: 6, spentNanos: 6 * 2 * REPLICA_NANOS });
});

test("an empty budget pauses the job and says why; more budget and a resume let it go on", () => {
  const city = new HandPlayedCity();
  const device = city.join();
  const job = city.open({ units: 4, budgetNanos: 2 * REPLICA_NANOS });
  city.returnAll(device);
  expect(city.job(job)).toMatchObject({ state: "paused", agreed: 2 });
  expect(city.job(job).reason).toEqual({ kind: "budget-spent" });
  city.do({ kind: "job.changed", jobId: job, state: "running", budgetNanos: 4 * REPLICA_NANOS });
  city.returnAll(device);
  expect(city.state.jobs.has(job)).toBe(false);
});

test("a budget is never lowered under what was spent", () => {
  const city = new HandPlayedCity();
  const device = city.join();
  const job = city.open({ units: 4 });
  city.returnUnit(device, 0);
  city.do({ kind: "job.changed", jobId: job, budgetNanos: 1 });
  expect(city.job(job).budgetNanos).toBe(REPLICA_NANOS);
});

test("a cancelled job takes its work from its devices, and its end is written", () => {
  const city = new HandPlayedCity();
  const device = city.join();
  const job = city.open({ units: 4, budgetNanos: 10_000 });
  city.returnUnit(device, 0);
  const { commit } = city.do({
    kind: "job.changed",
    jobId: job,
    state: "cancelled",
    reason: { kind: "cancelled-by-customer" },
  });
  expect(commit.states).toMatchObject([{ jobId: job, state: "cancelled" }]);
  expect(city.unitsOf(device)).toEqual([]);
});

test("a stopped city leases nothing, not even to devices that are away, and goes on when it is resumed", () => {
  const city = new HandPlayedCity();
  const [here, away] = [city.join(), city.join()];
  const job = city.open({ units: 6 });
  city.do({ kind: "device.left", sessionId: away });
  city.do({ kind: "city.stopped", reason: "Maintenance" });
  expect(city.state.grants.size).toBe(0);
  expect(city.messagesTo(here, "revoke-all")).toHaveLength(1);
  city.do({ kind: "city.resumed" });
  city.returnAll(here);
  expect(city.state.jobs.has(job)).toBe(false);
});
