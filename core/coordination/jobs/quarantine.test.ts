import { beforeEach, expect, test } from "vitest";
import type { BlobHash, HouseholdId, JobId, SessionId } from "../../ids";
import type { Runtime } from "../../jobs/job-spec";
import { freshBlocks, HandPlayedCity } from "../../testing/hand-played-city";
import { simulatedSpec } from "../../testing/simulated-spec";
import type { CheckedResult } from "../../units/checked-result";
import type { CityEvent } from "../events";
import { isQuarantined } from "./is-quarantined";
import { MAX_SANDBOX_CRASHES, type SandboxCrash, type SandboxCrashes } from "./sandbox-crashes";

let city: HandPlayedCity;
beforeEach(() => {
  city = new HandPlayedCity();
});

const openWith = (program: string, runtime: Runtime = "js") =>
  city.open(
    {
      spec: { ...simulatedSpec("job" as JobId, runtime), program: { hash: program as BlobHash, bytes: 1 } },
      units: 60,
    },
    freshBlocks(60),
  );

/** A device takes a unit, and its sandbox dies. */
function dieOn(visit: Parameters<HandPlayedCity["join"]>[1] = {}): SessionId {
  const device = city.join(1, visit);
  const [unit] = city.unitsOf(device);
  if (unit === undefined) throw new Error("The device has no unit to lose.");
  city.returnUnit(device, unit, { kind: "lost", message: "The sandbox died.", boxDied: true });
  return device;
}

test("a program that ends the sandboxes of three households is quarantined, in all its jobs and those to come", () => {
  const job = openWith("deadly");
  for (let crash = 0; crash < 3; crash++) {
    expect(city.job(job).state).toBe("running");
    dieOn();
  }
  expect(city.job(job)).toMatchObject({ state: "paused", reason: { kind: "quarantined", program: "deadly" } });
  expect(city.job(openWith("deadly"))).toMatchObject({ state: "paused", reason: { kind: "quarantined" } });
  expect(city.job(openWith("changed")).state).toBe("running");
});

test("a device whose sandbox a program ended gets it no more, and says so", () => {
  openWith("deadly");
  const device = dieOn();
  expect(city.unitsOf(device)).toEqual([]);
  expect(city.messagesTo(device, "idle").at(-1)).toMatchObject({ reason: "crashed-its-sandbox" });
});

test("one household, or one network, is one voter about a program", () => {
  const job = openWith("suspected");
  dieOn({ household: "mallory" });
  expect(() => dieOn({ household: "mallory" })).toThrow("no unit");
  dieOn({ network: "n1" });
  expect(() => dieOn({ network: "n1" })).toThrow("no unit");
  expect(city.job(job).state).toBe("running");
});

test("units lost for other reasons are nobody's fault", () => {
  const job = openWith("sound");
  for (let loss = 0; loss < 4; loss++) {
    const device = city.join();
    const [unit = 0] = city.unitsOf(device);
    city.returnUnit(device, unit, { kind: "lost", message: "The page was closed." });
    city.do({ kind: "device.left", sessionId: device });
  }
  expect(city.job(job).state).toBe("running");
});

/** The job of a program that is quarantined, by three deaths. */
function openDeadly(): JobId {
  const job = openWith("deadly");
  for (let crash = 0; crash < 3; crash++) dieOn();
  return job;
}

const change = (jobId: JobId, event: Partial<Extract<CityEvent, { kind: "job.changed" }>>) =>
  city.do({ kind: "job.changed", jobId, ...event });

test.each<[string, (job: JobId) => void]>([
  ["resumes it", (job) => change(job, { state: "running", reason: null })],
  [
    "pauses and resumes it",
    (job) => {
      change(job, { state: "paused", reason: { kind: "paused-by-hand" } });
      change(job, { state: "running", reason: null });
    },
  ],
  ["adds budget", (job) => change(job, { state: "running", reason: null, budgetNanos: 5_000_000_000 })],
  ["turns its dial", (job) => change(job, { cores: 0 })],
  [
    "turns its dial to and fro",
    (job) => {
      for (const cores of [0, 7]) change(job, { cores });
    },
  ],
  [
    "cancels it and submits it again",
    (job) => {
      change(job, { state: "cancelled", reason: { kind: "cancelled-by-customer" } });
    },
  ],
])("nothing lifts a quarantine when its customer %s", (_, act) => {
  const job = openDeadly();
  const other = openWith("deadly");
  act(job);
  const again = openWith("deadly");
  const device = city.join();
  expect(city.unitsOf(device)).toEqual([]);
  for (const one of [other, again])
    expect(city.job(one)).toMatchObject({ state: "paused", reason: { kind: "quarantined" } });
  for (const one of city.state.jobs.values()) expect(one.state).toBe("paused");
  expect(city.last.commit.lifted).toEqual([]);
});

test("an admin lifts it: jobs that waited for that go on, one paused by hand does not, and deaths count from zero", () => {
  const waiting = openDeadly();
  const paused = openWith("deadly");
  change(paused, { state: "paused", reason: { kind: "paused-by-hand" } });
  const { commit } = city.do({ kind: "quarantine.lifted", program: "deadly" });
  expect(commit.lifted).toEqual(["deadly"]);
  expect(city.job(waiting)).toMatchObject({ state: "running", reason: null });
  expect(city.job(paused)).toMatchObject({ state: "paused", reason: { kind: "paused-by-hand" } });
  for (let crash = 0; crash < 3; crash++) {
    expect(city.job(waiting).state).toBe("running");
    dieOn();
  }
  expect(city.job(waiting)).toMatchObject({ state: "paused", reason: { kind: "quarantined" } });
});

test("a quarantine is a fact: a job that is paused with its very words is not lifted with it", () => {
  openDeadly();
  const spoken = openWith("deadly");
  const words = "Quarantined: the program crashed the sandbox on devices of three households.";
  change(spoken, { state: "paused", reason: { kind: "comparison-failed", trouble: words } });
  city.do({ kind: "quarantine.lifted", program: "deadly" });
  expect(city.job(spoken)).toMatchObject({ state: "paused", reason: { kind: "comparison-failed" } });
});

test("what is known against a program names the engines that it ended", () => {
  openWith("deadly");
  for (const engine of ["chromium", "firefox", "chromium"]) dieOn({ engine });
  expect(city.state.sandboxCrashes.get("deadly")).toMatchObject({
    crashes: [{ engine: "chromium" }, { engine: "firefox" }, { engine: "chromium" }],
    quarantined: true,
  });
});

const stored = (crashes: number, quarantined = false): SandboxCrashes => ({
  crashes: Array.from(
    { length: crashes },
    (_, nr): SandboxCrash => ({
      deviceNo: 100 + nr,
      household: `away${nr}` as HouseholdId,
      network: null,
      engine: "webkit",
    }),
  ),
  quarantined,
});

test("it is remembered over restarts and with other customers, and deaths from before count on", () => {
  const spec = city.job(openWith("deadly")).spec;
  city = new HandPlayedCity();
  const kept = city.open({ spec, units: 60, sandboxCrashes: stored(3, true) }, freshBlocks(60));
  expect(isQuarantined(city.state, city.job(kept))).toBe(true);
  expect(city.job(kept)).toMatchObject({ state: "paused", reason: { kind: "quarantined" } });
  city = new HandPlayedCity();
  const suspected = city.open({ spec, units: 60, sandboxCrashes: stored(2) }, freshBlocks(60));
  expect(city.job(suspected).state).toBe("running");
  dieOn();
  expect(city.job(suspected)).toMatchObject({ state: "paused", reason: { kind: "quarantined" } });
});

test("a program with many crashes on record is quarantined, although their devices are one household by now", () => {
  const { spec } = city.job(openWith("deadly"));
  const household = "mallory" as HouseholdId;
  const ofOneHousehold = (count: number): SandboxCrashes => ({
    crashes: stored(count).crashes.map((crash) => ({ ...crash, household })),
    quarantined: false,
  });
  const opened = (count: number) => {
    city = new HandPlayedCity();
    return city.job(city.open({ spec, units: 60, sandboxCrashes: ofOneHousehold(count) }, freshBlocks(60)));
  };
  expect(opened(MAX_SANDBOX_CRASHES - 1).state).toBe("running");
  expect(opened(MAX_SANDBOX_CRASHES)).toMatchObject({ state: "paused", reason: { kind: "quarantined" } });
});

test("what other coordinators heard counts here, and what they lifted is lifted here", () => {
  const job = openWith("deadly");
  const [first, second] = stored(2).crashes;
  if (first) city.do({ kind: "program.crashed-sandbox", program: "deadly", crash: first });
  if (first) city.do({ kind: "program.crashed-sandbox", program: "deadly", crash: first });
  if (second) city.do({ kind: "program.crashed-sandbox", program: "deadly", crash: second });
  expect(city.job(job).state).toBe("running");
  dieOn();
  expect(city.job(job).state).toBe("paused");
  const { id, state, cores, units, agreed, failed, reopened, fuel, spentNanos, budgetNanos, vouched } = city.job(job);
  const totals = {
    id,
    cores,
    units,
    agreed,
    failed,
    reopened,
    fuel,
    spentNanos,
    budgetNanos,
    vouched,
    freeBlocks: false,
  };
  const facts = { ...totals, state, reason: city.job(job).reason, sandboxCrashes: stored(3, true) };
  city.do({ kind: "job.refreshed", facts });
  expect(city.job(job).state).toBe("paused");
  // A coordinator that had not heard of it let its customer resume the job.
  city.do({ kind: "job.refreshed", facts: { ...facts, state: "running", reason: null } });
  expect(city.job(job)).toMatchObject({ state: "paused", reason: { kind: "quarantined" } });
  city.do({ kind: "job.refreshed", facts: { ...facts, state: "running", reason: null, sandboxCrashes: stored(0) } });
  expect(city.job(job).state).toBe("running");
});

test("crashes that several coordinators saw at the same time make a quarantine at whichever reads them", () => {
  const job = openWith("deadly");
  const { spec } = city.job(job);
  const [crash] = stored(1).crashes;
  if (!crash) throw new Error("no crash");
  const ofTwoVoters = [...stored(2).crashes, { ...crash, deviceNo: 9 }];
  city.open({ spec, sandboxCrashes: { crashes: ofTwoVoters, quarantined: false } }, freshBlocks(60));
  expect(city.job(job).state).toBe("running");
  const facts = { ...city.job(job), sandboxCrashes: stored(3), freeBlocks: false };
  const { commit } = city.do({ kind: "job.refreshed", facts });
  expect(commit.quarantined).toEqual(["deadly"]);
  expect(city.job(job)).toMatchObject({ state: "paused", reason: { kind: "quarantined", program: "deadly" } });
});

test("deaths are counted of a job that is paused, and while the city stands still", () => {
  const job = openWith("deadly");
  const devices = [0, 1, 2].map(() => city.join());
  const grants = devices.map((device) => city.grantsOf(device)[0]);
  change(job, { state: "paused", reason: { kind: "paused-by-hand" } });
  city.do({ kind: "city.stopped", reason: "A drill" });
  for (const [at, sessionId] of devices.entries()) {
    const grant = grants[at];
    if (!grant) throw new Error("a device got nothing");
    const { grantId, jobId, block, units } = grant;
    const results: CheckedResult[] = [
      { kind: "lost", unit: units[0] ?? 0, message: "The sandbox died.", boxDied: true },
    ];
    city.do({ kind: "results.returned", sessionId, grantId, results, proven: { jobId, block, units } });
  }
  expect(isQuarantined(city.state, city.job(job))).toBe(true);
  city.do({ kind: "city.resumed" });
  change(job, { state: "running", reason: null });
  expect(city.job(job)).toMatchObject({ state: "paused", reason: { kind: "quarantined" } });
});

test("scripts wait for a browser that can end them; metered programs run everywhere", () => {
  openWith("a script");
  const device = city.join(1, { engine: "webkit" });
  expect(city.messagesTo(device, "idle").at(-1)).toMatchObject({ reason: "engine-holds-no-scripts" });
  openWith("a command", "wasi");
  expect(city.unitsOf(device)).not.toEqual([]);
});
