import { expect, test, vi } from "vitest";
import type { CustomerId, JobId, SessionId } from "../../ids";
import type { FileLine } from "../../jobs/line-fields";
import { cityPolicy } from "../../testing/city-policy";
import { HandPlayedCity } from "../../testing/hand-played-city";
import { objectsPolicy } from "../../testing/objects-policy";
import { simulatedSpec } from "../../testing/simulated-spec";
import type { ClaimedBlock } from "../../units/block-run";

const UNITS = 24;

const lineOf = (unit: number) =>
  JSON.stringify({ name: "", object: { key: `${unit}`, etag: "1", bytes: 50 } } satisfies FileLine);

/** A job whose unit n reads object n. */
function openOver(city: HandPlayedCity, objects: number[], plan: { replicas?: number; customer?: string } = {}): JobId {
  const { replicas = 1, customer = "ada" } = plan;
  const block: ClaimedBlock = {
    seq: 0,
    first: 0,
    count: objects.length,
    lines: objects.map(lineOf),
    settled: [],
    returned: [],
  };
  const spec = { ...simulatedSpec("job" as JobId, "wasi"), inputKind: "files" as const };
  return city.open({ units: objects.length, replicas, customerId: customer as CustomerId, spec }, [block]);
}

const all = Array.from({ length: UNITS }, (_, unit) => unit);

/** Devices compute in turns until nothing is left; gives the units that each was granted of the job, by their names. */
function compute(city: HandPlayedCity, job: JobId, devices: SessionId[]): number[][] {
  for (let left = 1_000; left > 0 && city.state.jobs.has(job); left--) {
    for (const device of devices) {
      const [unit] = city.unitsOf(device);
      if (unit !== undefined) city.returnUnit(device, unit);
    }
  }
  return [...devices].sort().map((device) =>
    city
      .grantsOf(device)
      .filter(({ jobId }) => jobId === job)
      .flatMap(({ units }) => units),
  );
}

const shareOf = (first: number[][], second: number[][]) => {
  const hits = second.map((units, at) => units.filter((unit) => first[at]?.includes(unit)).length);
  return hits.reduce((sum, one) => sum + one, 0) / second.flat().length;
};

test.each([1, 2])(
  "a second job over the same objects goes to the devices that have read them (%i replicas)",
  (replicas) => {
    const city = new HandPlayedCity(1, objectsPolicy);
    const devices = [city.join(), city.join(), city.join(), city.join()];
    const first = compute(city, openOver(city, all, { replicas }), devices);
    // Else the same turns would do.
    const second = compute(city, openOver(city, all, { replicas }), devices.toReversed());
    expect(second.flat()).toHaveLength(UNITS * replicas);
    expect(shareOf(first, second)).toBeGreaterThan(0.9);
  },
);

test("the line of a unit is read once, however many of its replicas are returned and devices hold its input", () => {
  const city = new HandPlayedCity(1, objectsPolicy);
  const devices = [city.join(), city.join(), city.join()];
  compute(city, openOver(city, all.slice(0, 1)), devices);
  const job = openOver(city, all, { replicas: 3 });
  const lines = new Map<string, number>();
  const parse = vi.spyOn(JSON, "parse").mockImplementation((text: string) => {
    lines.set(text, (lines.get(text) ?? 0) + 1);
    return parsed(text);
  });
  compute(city, job, devices);
  parse.mockRestore();
  expect(Math.max(0, ...lines.values())).toBeLessThanOrEqual(1);
  expect(city.state.jobs.has(job)).toBe(false);
});

const parsed = JSON.parse;

test("no device idles because others hold inputs: one that has read nothing gets what is left", () => {
  const city = new HandPlayedCity(1, objectsPolicy);
  const device = city.join();
  compute(city, openOver(city, all), [device]);
  const newcomer = city.join();
  const job = openOver(city, all);
  const [, taken] = compute(city, job, [device, newcomer]);
  expect(taken?.length).toBeGreaterThan(0);
});

test("what one customer's job read says nothing to another's", () => {
  const city = new HandPlayedCity(1, objectsPolicy);
  const device = city.join();
  compute(city, openOver(city, [5, 6, 7, 8]), [device]);
  openOver(city, all, { customer: "bob" });
  expect(city.unitsOf(device)[0]).toBe(0);
});

test("older units wait no longer than for so many that are given past them", () => {
  const city = new HandPlayedCity(1, { ...objectsPolicy, unitsAheadOfOrder: 4, unitsPerOrdered: 4 });
  const device = city.join();
  const late = all.slice(UNITS / 2);
  compute(city, openOver(city, late), [device]);
  const job = openOver(city, all);
  const [order] = compute(city, job, [device]);
  expect(order?.[0]).toBe(UNITS / 2);
  expect(order?.indexOf(0)).toBeLessThanOrEqual(4 + cityPolicy.unitsPerGrant);
});

test("a device that hands units back loses its claim to as many inputs", () => {
  const city = new HandPlayedCity(1, objectsPolicy);
  const device = city.join();
  compute(city, openOver(city, [20, 21, 22]), [device]);
  openOver(city, all);
  const [grant] = city.grantsOf(device).slice(-1);
  const before = city.state.inputHolders.pairs;
  const units = [...(grant?.units ?? [])];
  expect(units[0]).toBeGreaterThanOrEqual(20);
  if (grant) city.do({ kind: "leases.released", sessionId: device, grantId: grant.grantId, units });
  expect(city.state.inputHolders.pairs).toBe(before - units.length);
});
