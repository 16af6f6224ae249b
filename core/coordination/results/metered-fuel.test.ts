import fc from "fast-check";
import { expect, test } from "vitest";
import type { SessionId } from "../../ids";
import { FUEL_PER_CORE_SECOND } from "../../metering/core-second";
import { HandPlayedCity } from "../../testing/hand-played-city";
import { simulatedSpec } from "../../testing/simulated-spec";
import { HOUR, SECOND } from "../../time";
import type { JobRecord } from "../state";

const spec = simulatedSpec("script" as never, "js");
const script: Partial<JobRecord> = { spec, units: 24, budgetNanos: 1_000_000_000_000 };
const TRUSTED = 100;
const FUEL_PER_MS = FUEL_PER_CORE_SECOND / SECOND;

/** The first moment of each lease, which a clock of milliseconds does not show. */
const clock = (leases: number) => leases;

/** Milliseconds that the job was billed for. */
const billedMs = (city: HandPlayedCity, { id = "job1" } = {}) => city.job(id as never).fuel / FUEL_PER_MS;

const next = (city: HandPlayedCity, session: SessionId) => city.unitsOf(session)[0];

test("a device that claims an hour for a script is paid for the time that passed", () => {
  const city = new HandPlayedCity();
  city.open(script);
  const maliciousDevice = city.join();
  for (let answers = 0; answers < 10; answers++) {
    city.wait(5);
    city.returnUnit(maliciousDevice, next(city, maliciousDevice) ?? -1, { ms: HOUR });
  }
  expect(billedMs(city)).toBeLessThanOrEqual(10 * 5 + clock(10));
});

test("a worker slot is billed for no moment twice, whatever it holds, claims and waits for", () =>
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 3 }),
      fc.array(fc.record({ waitMs: fc.nat(2_000), ms: fc.oneof(fc.nat(500), fc.constant(HOUR)) }), { maxLength: 20 }),
      (slots, answers) => {
        const city = new HandPlayedCity();
        const job = city.open(script);
        const device = city.join(slots);
        const start = city.now;
        for (const { waitMs, ms } of answers) {
          city.wait(waitMs);
          const unit = next(city, device);
          if (unit === undefined) break;
          city.returnUnit(device, unit, { ms });
        }
        if (!city.state.jobs.has(job)) return;
        expect(billedMs(city)).toBeLessThanOrEqual(slots * (city.now - start) + clock(answers.length + slots));
      },
    ),
  ));

test("an honest device is paid for all that it computed, though its slots hold the next leases meanwhile", () => {
  const city = new HandPlayedCity();
  city.open(script);
  const honest = city.join();
  for (let answers = 0; answers < 8; answers++) {
    city.wait(SECOND);
    city.returnUnit(honest, next(city, honest) ?? -1, { ms: SECOND });
  }
  expect(billedMs(city)).toBe(8 * SECOND);
});

test("of two that agree, one that claims more makes the unit no dearer", () => {
  const city = new HandPlayedCity();
  city.open({ ...script, replicas: 2 });
  const [honest, maliciousDevice] = [city.join(), city.join()];
  city.wait(10 * SECOND);
  city.returnUnit(honest, 0, { ms: 40 });
  city.returnUnit(maliciousDevice, 0, { ms: HOUR });
  expect(billedMs(city)).toBe(2 * 40);
});

test("a trusted household's answers that nobody checked cost as much as those that were", () => {
  const city = new HandPlayedCity();
  city.open({ ...script, adaptive: true, replicas: 2 });
  const trusted = city.join(1, { streak: TRUSTED });
  city.wait(1_000 * SECOND);
  city.renew(trusted);
  for (let answers = 0; answers < 6; answers++) city.returnUnit(trusted, next(city, trusted) ?? -1, { ms: HOUR });
  const checker = city.join();
  city.wait(SECOND);
  const [pendingBatch] = city.job("job1" as never).checking;
  for (const unit of [...(pendingBatch?.spotChecks.keys() ?? [])]) city.returnUnit(checker, unit, { ms: 50 });
  const { agreed, fuel } = city.job("job1" as never);
  expect(agreed).toBeGreaterThanOrEqual(6);
  expect(fuel).toBeLessThanOrEqual((agreed + 6) * 50 * FUEL_PER_MS);
});

test("so it does for metered programs that have a comparison of their own, whose fuel nobody compares", () => {
  const city = new HandPlayedCity();
  const comparison = { kind: "json" as const, relative: 0.1, absolute: 0 };
  city.open({ units: 24, adaptive: true, replicas: 2, comparison: comparison as never });
  const trusted = city.join(1, { streak: TRUSTED });
  city.wait(1_000 * SECOND);
  city.renew(trusted);
  for (let answers = 0; answers < 6; answers++)
    city.returnUnit(trusted, next(city, trusted) ?? -1, { fuel: 90_000_000 });
  const checker = city.join();
  city.wait(SECOND);
  const [pendingBatch] = city.job("job1" as never).checking;
  for (const unit of [...(pendingBatch?.spotChecks.keys() ?? [])]) city.returnUnit(checker, unit, { fuel: 2_000_000 });
  const { agreed, fuel } = city.job("job1" as never);
  expect(agreed).toBeGreaterThanOrEqual(6);
  expect(fuel).toBeLessThanOrEqual((agreed + 6) * 2_000_000);
});

test("a lease that this coordinator did not grant says nothing of time: its answer costs what others of the job did", () => {
  const city = new HandPlayedCity();
  const job = city.open({ ...script, agreed: 4, fuel: 4 * 30 * FUEL_PER_MS });
  const before = city.job(job).fuel;
  const stranger = city.join(0);
  const stub = { grantId: "g-before" as never, jobId: job, block: 3, units: [20] };
  city.present(stranger, stub, {
    kind: "output",
    unit: 20,
    digest: new Uint8Array([20]),
    fuel: 0,
    ms: HOUR,
    output: { sizeBytes: 1 },
  });
  expect(city.job(job).fuel - before).toBe(30 * FUEL_PER_MS);
});
