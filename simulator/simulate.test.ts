import fc from "fast-check";
import { afterAll, expect, test } from "vitest";
import type { MemoryDatabase } from "#coordinator/store/memory/memory-database";
import { type ScenarioName, scenarioNames, scenarioOf } from "./arbitraries";
import { simulate, violations } from "./simulate";

/** Cities of each kind; `npm run sim -- --seeds 250` simulates more than four times as many. */
const CITIES = 60;
/** A city with several coordinators takes longer. */
const CITIES_OF_SEVERAL = 30;
const SEED = 2_026;

/** The final state of each city, by kind, so that later tests can look at what happened in them. */
const lives = new Map<ScenarioName, Promise<MemoryDatabase[]>>();
const ASKED: readonly ScenarioName[] = ["anything", "falls", "compared"];

function livesOf(name: ScenarioName): Promise<MemoryDatabase[]> {
  const lived = lives.get(name) ?? live(name);
  if (ASKED.includes(name)) lives.set(name, lived);
  return lived;
}

async function live(name: ScenarioName): Promise<MemoryDatabase[]> {
  const left: MemoryDatabase[] = [];
  const cities = fc.asyncProperty(scenarioOf(name), fc.nat(), async (scenario, seed) => {
    const run = await simulate(scenario, seed);
    expect(violations(run)).toEqual([]);
    if (ASKED.includes(name)) left.push(run.database);
  });
  await fc.assert(cities, { numRuns: name === "several" ? CITIES_OF_SEVERAL : CITIES, seed: SEED });
  return left;
}

afterAll(() => lives.clear());

test.each(scenarioNames)("no law is broken in any city: %s", async (name) => void (await livesOf(name)), 10 * 60_000);

test("a seed determines everything: the same city has the same history twice", async () => {
  const [scenario] = fc.sample(scenarioOf("anything"), { numRuns: 1, seed: SEED });
  if (!scenario) throw new Error("no scenario");
  const once = await simulate(scenario, 7, { trace: true });
  const again = await simulate(scenario, 7, { trace: true });
  expect(once.trace.length).toBeGreaterThan(100);
  expect(again.trace).toEqual(once.trace);
  expect((await simulate(scenario, 8, { trace: true })).trace).not.toEqual(once.trace);
});

test("the cities are busy: units settle, are disputed, fail and are lost, and jobs end in every way", async () => {
  const states = new Set<string>();
  const failures = new Set<string | undefined>();
  for (const { jobs } of await livesOf("anything")) {
    for (const { record, replicas } of jobs.values()) {
      states.add(record.state);
      for (const row of [...replicas.values()].flat()) if (row.settles) failures.add(row.failure);
    }
  }
  expect([...states].sort()).toEqual(["cancelled", "finished", "paused"]);
  expect([...failures].sort()).toEqual(["disputed", "exit", "lost", undefined]);
});

test("when trusted devices start to lie, units are reopened and settled again", async () => {
  let [reopened, again] = [0, 0];
  for (const { jobs } of await livesOf("falls")) {
    for (const { replicas } of jobs.values()) {
      for (const rows of replicas.values()) {
        if (!rows.some(({ settles, priceNanos }) => !settles && priceNanos !== undefined)) continue;
        reopened += 1;
        if (rows.some(({ settles }) => settles)) again += 1;
      }
    }
  }
  expect(reopened).toBeGreaterThan(10);
  expect(again).toBeGreaterThan(10);
});

test("when a customer's function compares, differing outputs settle units, and a function that fails pauses its job", async () => {
  let [settled, paused] = [0, 0];
  for (const { jobs } of await livesOf("compared")) {
    for (const { record, replicas } of jobs.values()) {
      if (record.reason?.kind === "comparison-broke") paused += 1;
      if (record.replicas < 2) continue;
      for (const rows of replicas.values()) {
        const canonical = rows.find(({ settles, failure }) => settles && failure === undefined);
        if (canonical && rows.some((row) => row !== canonical && row.digest.join() === canonical.digest.join()))
          settled += 1;
      }
    }
  }
  expect(settled).toBeGreaterThan(100);
  expect(paused).toBeGreaterThan(0);
});
