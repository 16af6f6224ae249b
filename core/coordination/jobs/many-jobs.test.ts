import { expect, test } from "vitest";
import type { CustomerId, DeviceId, HouseholdId, JobId, SessionId } from "../../ids";
import { seededRandom } from "../../random";
import { cityPolicy } from "../../testing/city-policy";
import { HandPlayedCity } from "../../testing/hand-played-city";
import { brokenLaws } from "../../testing/invariants";
import { simulatedSpec } from "../../testing/simulated-spec";
import { millis } from "../../time";
import { apply } from "../apply";
import type { Effects } from "../effects";
import type { CityEvent } from "../events";
import { createState, type JobRun } from "../state";

const JOBS = 2_000;
const now = millis(1_000_000);

/** A city of many open jobs whose blocks are all in the store. */
function manyJobs(customers: number) {
  const state = createState(cityPolicy, "g", seededRandom(1));
  const play = (event: CityEvent): Effects => apply(state, event, now);
  for (let no = 1; no <= JOBS; no++) {
    const id = `job${no}` as JobId;
    play({
      kind: "job.opened",
      job: {
        ...{ no, id, customerId: `customer${no % customers}` as CustomerId, state: "running" },
        ...{ spec: simulatedSpec(id, "wasi"), units: 6, replicas: 1, adaptive: false, cores: 10 },
        ...{
          agreed: 0,
          failed: 0,
          reopened: 0,
          fuel: 0,
          spentNanos: 0,
          budgetNanos: 1e9,
          network: null,
          vouched: true,
        },
      },
    });
  }
  const join = (no: number) => {
    const sessionId = `session${no}` as SessionId;
    const household = `device:device${no}` as HouseholdId;
    const device = { no, id: `device${no}` as DeviceId, household, network: null, streak: 0, strikes: 0, unvouched: 0 };
    const rest = { label: "", engine: "chromium", banned: false, units: 0, creditNanos: 0 };
    play({ kind: "device.joined", sessionId, device: { ...device, ...rest } });
    return play({ kind: "device.offered", sessionId, slots: 2 });
  };
  return { state, play, join };
}

const blockOf = (jobId: JobId): CityEvent => ({
  kind: "blocks.claimed",
  jobId,
  blocks: [{ seq: 0, first: 0, count: 6, settled: [], returned: [] }],
  more: false,
});

/** Devices come, and the store answers every claim, for a few sweeps. How many blocks it was asked for, and who got units. */
function live({ play, join }: ReturnType<typeof manyJobs>, devices: number) {
  const served = new Set<SessionId>();
  let claims = 0;
  const answer = (effects: Effects) => {
    for (const message of effects.messages) if (message.kind === "grant") served.add(message.to);
    for (const { jobId } of effects.claims) {
      claims += 1;
      answer(play(blockOf(jobId)));
    }
  };
  for (let no = 1; no <= devices; no++) answer(join(no));
  for (let sweeps = 0; sweeps < 5; sweeps++) answer(play({ kind: "leases.swept" }));
  return { claims, served: served.size };
}

test("who waits for work asks the store for a few jobs' blocks, not for those of all that are open", () => {
  const { claims, served } = live(manyJobs(JOBS), 3);
  expect(served).toBe(3);
  expect(claims).toBeLessThanOrEqual(12);
});

test("slots go to different customers first, however many jobs one of them has", () => {
  const many = manyJobs(3);
  live(many, 3);
  expect([...many.state.slotsByCustomer.values()]).toEqual([2, 2, 2]);
});

test("a device that works for thousands of jobs in a day is remembered for the last ones, and told again what they are", () => {
  const city = new HandPlayedCity();
  const session = city.join(2);
  const kept = cityPolicy.jobsKeptBySession + 2;
  const jobs = Array.from({ length: 3 * kept }, () => city.open({ cores: 0 }));
  const specs: JobId[] = [];
  const workFor = (job: JobId | undefined) => {
    if (!job) throw new Error("There is no such job.");
    for (const cores of [1, 0]) {
      const { messages } = city.do({ kind: "job.changed", jobId: job, cores });
      for (const message of messages) if (message.kind === "grant" && message.spec) specs.push(message.jobId);
    }
  };
  for (const job of jobs) workFor(job);
  expect(specs).toEqual(jobs);
  expect(city.state.sessions.get(session)?.jobs.size).toBe(kept);
  workFor(jobs.at(-1));
  expect(specs).toEqual(jobs);
  workFor(jobs[0]);
  expect(specs).toEqual([...jobs, jobs[0]]);
});

test("what befalls one household, device or program looks at the jobs that it concerns, and at no others", () => {
  const city = new HandPlayedCity();
  const [program, other] = [simulatedSpec("program" as JobId, "wasi"), simulatedSpec("other" as JobId, "wasi")];
  for (let more = 0; more < 20; more++) city.open({ units: 2, spec: other, state: "paused" });
  const job = city.open({ units: 2, replicas: 2, spec: program });
  city.returnUnit(city.join(1, { household: "home", streak: 1_000 }), 0);
  const households = ["home" as HouseholdId];
  const crash = { deviceNo: 9, household: "away" as HouseholdId, network: null, engine: "chromium" };
  const { hash } = program.program;
  const looked = watched([...city.state.jobs.values()].filter(({ state }) => state === "paused"));
  const events: CityEvent[] = [
    { kind: "household.demoted", household: "home" as HouseholdId, strikes: true },
    { kind: "units.reopened", households, jobs: [] },
    { kind: "device.claimed", deviceId: "device1" as DeviceId, household: "person:ada" as HouseholdId },
    { kind: "program.crashed-sandbox", program: hash, crash },
    { kind: "quarantine.lifted", program: hash },
    { kind: "job.changed", jobId: job, state: "cancelled", reason: { kind: "cancelled-by-customer" } },
  ];
  for (const event of events) {
    apply(city.state, event, city.now);
    expect(looked(), event.kind).toBe(0);
  }
  expect(city.state.jobs.has(job)).toBe(false);
  expect(brokenLaws(city.state)).toEqual([]);
});

/** How many of the jobs anybody has looked into since. */
function watched(jobs: readonly JobRun[]): () => number {
  const looked = new Set<JobRun>();
  for (const job of jobs) {
    const { blocks, spec } = job;
    const get = <Value>(value: Value) => {
      looked.add(job);
      return value;
    };
    Object.defineProperties(job, { blocks: { get: () => get(blocks) }, spec: { get: () => get(spec) } });
  }
  return () => looked.size;
}
