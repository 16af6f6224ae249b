import { expect, test } from "vitest";
import type { CustomerId, JobId, SessionId } from "../../ids";
import type { WorkKind } from "../../jobs/work-kind";
import { cityPolicy } from "../../testing/city-policy";
import { HandPlayedCity } from "../../testing/hand-played-city";
import { simulatedSpec } from "../../testing/simulated-spec";
import { SECOND } from "../../time";

const STEP_MS = 10 * SECOND;
const STEPS_A_TURN = cityPolicy.turnMs / STEP_MS;

function openFor(city: HandPlayedCity, customer: string, workKind?: WorkKind): JobId {
  const spec = simulatedSpec(`program of ${customer}` as JobId, "wasi");
  const customerId = customer as CustomerId;
  const job = city.open({ units: 5_000, customerId, spec: { ...spec, ...(workKind ? { workKind } : {}) } });
  city.job(job).moreBlocks = false;
  return job;
}

/** Devices compute for so many turns, a batch every ten seconds: for each job, how many of the steps its slots worked for it. */
function live(city: HandPlayedCity, sessions: SessionId[], turns: number): Map<JobId, number> {
  const steps = new Map<JobId, number>();
  for (let step = 0; step < turns * STEPS_A_TURN; step++) {
    for (const sessionId of sessions) {
      for (const slot of city.state.sessions.get(sessionId)?.slots ?? [])
        if (slot.jobId) steps.set(slot.jobId, (steps.get(slot.jobId) ?? 0) + 1);
      for (const unit of city.unitsOf(sessionId).slice(0, 8)) city.returnUnit(sessionId, unit);
    }
    city.live(STEP_MS, ...sessions);
  }
  return steps;
}

test("customers take turns at a single core, however many jobs one of them has", () => {
  const city = new HandPlayedCity();
  const many = Array.from({ length: 5 }, () => openFor(city, "ada"));
  const one = openFor(city, "bob");
  const steps = live(city, [city.join(1)], 6);
  const ofMany = many.reduce((sum, job) => sum + (steps.get(job) ?? 0), 0);
  expect(steps.get(one)).toBeGreaterThanOrEqual(2 * STEPS_A_TURN);
  expect(ofMany).toBeGreaterThanOrEqual(2 * STEPS_A_TURN);
});

test("two customers at three cores each have the third one half of the time", () => {
  const city = new HandPlayedCity();
  const jobs = [openFor(city, "ada"), openFor(city, "bob")];
  const steps = live(city, [city.join(3)], 8);
  for (const job of jobs) expect(steps.get(job)).toBeGreaterThanOrEqual(10 * STEPS_A_TURN);
});

test("a core stays with its job while nobody else waits for one", () => {
  const city = new HandPlayedCity();
  const job = openFor(city, "ada");
  const sessionId = city.join(1);
  live(city, [sessionId], 3);
  const since = city.state.sessions.get(sessionId)?.slots[0]?.since;
  expect(since).toBeGreaterThan(city.now - 2 * cityPolicy.turnMs);
  const other = openFor(city, "bob");
  const steps = live(city, [sessionId], 2);
  expect(steps.get(other)).toBeGreaterThanOrEqual(STEPS_A_TURN / 2);
  expect(city.grantsOf(sessionId).filter((grant) => grant.jobId === job).length).toBeGreaterThan(0);
});
