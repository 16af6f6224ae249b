import { expect, test } from "vitest";
import type { CustomerId } from "../../ids";
import { freshBlocks, HandPlayedCity } from "../../testing/hand-played-city";

const customer = (name: string) => ({ customerId: name as CustomerId });

test("customers get equal parts of the city, however many jobs they split their work into", () => {
  const city = new HandPlayedCity();
  const adas = [1, 2, 3].map(() => city.open({ units: 60, ...customer("ada") }, freshBlocks(18)));
  const bobs = city.open({ units: 60, ...customer("bob") }, freshBlocks(18));
  for (let devices = 0; devices < 4; devices++) city.join(2);
  expect(city.job(bobs).slots).toBe(4);
  expect(adas.map((job) => city.job(job).slots).sort()).toEqual([1, 1, 2]);
});

test("a new customer's job gets its part as soon as slots have finished what they hold", () => {
  const city = new HandPlayedCity();
  const ada = city.open({ units: 60, cores: 100, ...customer("ada") }, freshBlocks(60));
  const devices = [city.join(2), city.join(2)];
  const bob = city.open({ units: 60, cores: 100, ...customer("bob") }, freshBlocks(60));
  for (let round = 0; round < 6; round++) {
    for (const device of devices) {
      const [unit] = city.unitsOf(device);
      if (unit !== undefined) city.returnUnit(device, unit);
    }
  }
  expect([city.job(ada).slots, city.job(bob).slots]).toEqual([2, 2]);
});

test("a slot gets one unit to learn from, then batches of the seconds that the policy asks for", () => {
  const city = new HandPlayedCity();
  const device = city.join();
  city.open({ units: 60, cores: 1 }, freshBlocks(60));
  city.returnUnit(device, 0, { ms: 1_000 });
  const sizes = city.grantsOf(device).map((grant) => grant.units.length);
  expect(sizes).toEqual([1, 1, 3]);
});

test("a session gets a job's spec once, with its first grant", () => {
  const city = new HandPlayedCity();
  const device = city.join(2);
  city.open({ units: 60 }, freshBlocks(60));
  city.returnAll(device);
  const told = city.grantsOf(device).filter((grant) => grant.spec !== undefined);
  expect(told).toHaveLength(1);
  expect(city.grantsOf(device)[0]?.spec).toBeDefined();
});

test("lines travel with the units that they belong to", () => {
  const city = new HandPlayedCity();
  const device = city.join();
  city.open({ units: 2 }, [{ seq: 0, first: 0, count: 2, lines: ["zero", "one"], settled: [], returned: [] }]);
  expect(city.grantsOf(device).map(({ units, lines }) => [units, lines])).toEqual([
    [[0], ["zero"]],
    [[1], ["one"]],
  ]);
});

test("blocks are asked for before the fresh units run out, and never more than may be in memory", () => {
  const city = new HandPlayedCity();
  const { blocksPerJob } = city.state.policy;
  const job = city.open({ units: 600 }, []);
  city.freeBlocks(job);
  city.join(4);
  expect(city.last.claims).toHaveLength(1);
  expect(city.last.claims[0]?.blocks).toBeLessThanOrEqual(blocksPerJob);
  city.do({ kind: "blocks.claimed", jobId: job, blocks: freshBlocks(6 * blocksPerJob), more: true });
  expect(city.last.claims).toEqual([]);
  expect(city.job(job).leases).toBeGreaterThan(0);
});
