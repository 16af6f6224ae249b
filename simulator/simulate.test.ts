import fc from "fast-check";
import { expect, test } from "vitest";
import { scenarioNames, scenarioOf } from "./arbitraries";
import { simulate, violations } from "./simulate";

/** Cities of each kind that are lived through; `npm run sim -- --seeds 250` lives more than four times as many. */
const CITIES = 60;
/** With several coordinators a city lives longer. */
const CITIES_OF_SEVERAL = 30;
const SEED = 2_026;

test.each(scenarioNames)(
  "no law is broken in any city: %s",
  async (name) => {
    const cities = fc.asyncProperty(scenarioOf(name), fc.nat(), async (scenario, seed) => {
      expect(violations(await simulate(scenario, seed))).toEqual([]);
    });
    await fc.assert(cities, { numRuns: name === "several" ? CITIES_OF_SEVERAL : CITIES, seed: SEED });
  },
  10 * 60_000,
);

test("a seed tells the whole story: the same city lives the same life twice", async () => {
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
  for (const scenario of fc.sample(scenarioOf("anything"), { numRuns: 60, seed: SEED })) {
    const { database } = await simulate(scenario, SEED);
    for (const { record, replicas } of database.jobs.values()) {
      states.add(record.state);
      for (const row of [...replicas.values()].flat()) if (row.settles) failures.add(row.failure);
    }
  }
  expect([...states].sort()).toEqual(["cancelled", "finished", "paused"]);
  expect([...failures].sort()).toEqual(["disputed", "exit", "lost", undefined]);
});

test("where trusted devices turn to lying, units are reopened and settled again", async () => {
  let [reopened, again] = [0, 0];
  for (const scenario of fc.sample(scenarioOf("falls"), { numRuns: 60, seed: SEED })) {
    for (const { replicas } of (await simulate(scenario, SEED)).database.jobs.values()) {
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

test("where a customer's function compares, outputs that differ settle units, and a function that fails pauses its job", async () => {
  let [settled, paused] = [0, 0];
  for (const scenario of fc.sample(scenarioOf("compared"), { numRuns: 40, seed: SEED })) {
    for (const { record, replicas } of (await simulate(scenario, SEED)).database.jobs.values()) {
      if (record.reason?.kind === "comparison-failed") paused += 1;
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
