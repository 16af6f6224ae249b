import { expect, test } from "vitest";
import type { HouseholdId, JobId, SessionId } from "../../ids";
import { cityPolicy } from "../../testing/city-policy";
import { freshBlocks, HandPlayedCity, resultOf } from "../../testing/hand-played-city";

/** Enough for any strike that a test deals out. */
const LONG = 100;
const WRONG = { digest: new Uint8Array([99]) };
const adaptive = { adaptive: true, replicas: 2, units: 6 };

const pendingBatchesOf = (city: HandPlayedCity, job: JobId) => [
  ...city.job(job).pendingBatches.values(),
  ...city.job(job).checking,
];

/** Returns one unit after the other, until the job is over or the device gets nothing more. */
function returnNext(city: HandPlayedCity, session: SessionId, answer = {}): number | undefined {
  const [unit] = city.unitsOf(session);
  if (unit !== undefined) city.returnUnit(session, unit, answer);
  return unit;
}

test("an unknown device's answer waits for another one", () => {
  const city = new HandPlayedCity();
  const job = city.open(adaptive);
  const [one, two] = [city.join(), city.join()];
  city.returnUnit(one, 0);
  expect(city.job(job).agreed).toBe(0);
  city.returnAll(two);
  expect(city.job(job).agreed).toBeGreaterThan(0);
});

test("a trusted household's answers are kept with their output, and neither settled nor paid before their checks agree", () => {
  const city = new HandPlayedCity();
  const job = city.open({ ...adaptive, units: 24 });
  const trusted = city.join(1, { streak: LONG });
  const bytes = new Uint8Array([7]);
  for (let answers = 0; answers < cityPolicy.checking.pendingBatchUnits; answers++) {
    const effects = city.returnUnit(trusted, city.unitsOf(trusted)[0] ?? 0, { output: { bytes, sizeBytes: 1 } });
    expect(effects.commit.replicas).toMatchObject([{ settles: false, output: bytes }]);
    expect(effects.commit.acknowledgements).toHaveLength(1);
  }
  const [pendingBatch] = city.job(job).checking;
  if (!pendingBatch) throw new Error("nothing is being checked");
  const checks = [...pendingBatch.spotChecks.keys()];
  expect(checks.length + pendingBatch.waiting.size).toBe(cityPolicy.checking.pendingBatchUnits);
  expect(city.job(job)).toMatchObject({ agreed: 0, spentNanos: 0 });
  const checker = city.join();
  expect(city.unitsOf(checker)).toEqual([...checks].sort((a, b) => a - b));
  for (const unit of checks) city.returnUnit(checker, unit);
  expect(city.job(job).agreed).toBeGreaterThanOrEqual(cityPolicy.checking.pendingBatchUnits);
  expect(city.job(job).spentNanos).toBeGreaterThan(0);
});

test("when a check loses, its household is trusted no more and all that waits is looked at by others", () => {
  const city = new HandPlayedCity();
  const job = city.open({ ...adaptive, units: 24 });
  const maliciousDevice = city.join(1, { streak: LONG });
  for (let answers = 0; answers < cityPolicy.checking.pendingBatchUnits; answers++)
    returnNext(city, maliciousDevice, WRONG);
  const others = [city.join(), city.join()];
  for (let turns = 0; turns < 60 && city.state.jobs.has(job); turns++) {
    for (const session of others) returnNext(city, session);
    returnNext(city, maliciousDevice, WRONG);
    city.do({ kind: "leases.swept" });
  }
  expect(city.state.jobs.has(job)).toBe(false);
  const device = city.state.devices.get(city.deviceOf(maliciousDevice));
  expect(device).toMatchObject({ streak: 0, strikes: 1, creditNanos: 0 });
});

test("which answers are checked is decided when all were given, and not always alike", () => {
  const chosen = new Set<string>();
  for (let seed = 1; seed <= 8; seed++) {
    const city = new HandPlayedCity(seed);
    const job = city.open({ ...adaptive, units: 24 });
    const trusted = city.join(1, { streak: LONG });
    for (let answers = 1; answers < cityPolicy.checking.pendingBatchUnits; answers++) {
      returnNext(city, trusted);
      expect(pendingBatchesOf(city, job).every(({ spotChecks }) => spotChecks.size === 0)).toBe(true);
    }
    returnNext(city, trusted);
    chosen.add([...(pendingBatchesOf(city, job)[0]?.spotChecks.keys() ?? [])].join());
  }
  expect(chosen.size).toBeGreaterThan(1);
});

test("two unknown voters are believed where there are few, and not where there are many", () => {
  for (const [bystanders, believed] of [
    [0, 1],
    [cityPolicy.checking.manyVoters, 0],
  ] as const) {
    const city = new HandPlayedCity();
    const job = city.open({ ...adaptive, units: 2 });
    const pair = [city.join(), city.join()];
    for (let others = 0; others < bystanders; others++) city.join();
    const unit = city.unitsOf(pair[0] as SessionId)[0] ?? 0;
    for (let turns = 0; turns < 4; turns++) {
      for (const session of pair) if (city.unitsOf(session).includes(unit)) city.returnUnit(session, unit, WRONG);
      city.do({ kind: "leases.swept" });
    }
    expect(city.job(job).agreed).toBe(believed);
  }
});

test("one household cannot clear another alone where others could", () => {
  const city = new HandPlayedCity();
  for (let others = 0; others < 3; others++) city.join(1, { streak: LONG });
  const job = city.open({ ...adaptive, units: 24 });
  const [one, two] = [...city.state.sessions.keys()] as [SessionId, SessionId];
  for (let answers = 0; answers < cityPolicy.checking.pendingBatchUnits; answers++) returnNext(city, one, WRONG);
  expect([...city.job(job).checking][0]).toMatchObject({ maxByOne: 1, spotChecks: { size: 2 } });
  for (let answers = 0; answers < 12; answers++) returnNext(city, two, WRONG);
  expect(city.job(job)).toMatchObject({ agreed: 0, spentNanos: 0 });
});

test("a household outvoted in so many jobs gets no work, says why, and gets some again when it is forgiven", () => {
  const city = new HandPlayedCity();
  const maliciousDevice = city.join(1, { household: "home" });
  const honest = [city.join(), city.join(), city.join()];
  for (let jobs = 0; jobs < cityPolicy.checking.strikesBeforeLimit; jobs++) {
    const job = city.open({ replicas: 2, units: 3 });
    for (let turns = 0; turns < 30 && city.state.jobs.has(job); turns++) {
      returnNext(city, maliciousDevice, WRONG);
      for (const session of honest) returnNext(city, session);
    }
    expect(city.state.jobs.has(job)).toBe(false);
  }
  city.open({ replicas: 2 });
  expect(city.unitsOf(maliciousDevice)).toEqual([]);
  expect(city.messagesTo(maliciousDevice, "idle").at(-1)).toMatchObject({ reason: "device-limited" });
  city.do({ kind: "household.forgiven", household: "home" as HouseholdId });
  expect(city.unitsOf(maliciousDevice).length).toBeGreaterThan(0);
});

test("a program that says something else on many devices is held against none of them", () => {
  const city = new HandPlayedCity();
  const sessions = [city.join(), city.join(), city.join(), city.join()];
  const job = city.open({ replicas: 2, units: 24 });
  let turn = 0;
  for (let turns = 0; turns < 200 && city.state.jobs.has(job); turns++) {
    for (const session of sessions) {
      const [unit] = city.unitsOf(session);
      // One in three answers differs, from any device.
      if (unit !== undefined) city.returnUnit(session, unit, turn++ % 3 === 0 ? resultOf(unit, WRONG) : {});
    }
  }
  const devices = sessions.map((session) => city.state.devices.get(city.deviceOf(session)));
  expect(devices.every((device) => (device?.strikes ?? 0) < cityPolicy.checking.strikesBeforeLimit)).toBe(true);
  expect(devices.filter((device) => device?.strikes === 0).length).toBeGreaterThanOrEqual(devices.length - 1);
});

test("trust grows by settled agreement, and only where answers were compared", () => {
  const city = new HandPlayedCity();
  const [one, two] = [city.join(), city.join()];
  city.open({ units: 4 });
  for (const session of [one, two]) city.returnAll(session);
  const streak = (session: SessionId) => city.state.devices.get(city.deviceOf(session))?.streak;
  expect([streak(one), streak(two)]).toEqual([0, 0]);
  const job = city.open({ units: 4, replicas: 2 });
  for (let turns = 0; turns < 10 && city.state.jobs.has(job); turns++) {
    for (const session of [one, two]) returnNext(city, session);
  }
  expect([streak(one), streak(two)]).toEqual([4, 4]);
});

test("a household that was outvoted in a job is believed alone in no more of it, and in others as soon as it is trusted again", () => {
  const city = new HandPlayedCity();
  const maliciousDevice = city.join(1, { streak: LONG });
  const job = city.open({ ...adaptive, units: 2 });
  city.returnUnit(maliciousDevice, 1, WRONG);
  city.do({ kind: "leases.swept" });
  for (let others = 0; others < 2; others++) city.returnUnit(city.join(1, { streak: LONG }), 1);
  const device = city.state.devices.get(city.deviceOf(maliciousDevice));
  if (!device) throw new Error("the device is gone");
  expect(device).toMatchObject({ streak: 0, strikes: 1 });
  device.streak = LONG;
  city.returnUnit(maliciousDevice, 0);
  expect(pendingBatchesOf(city, job)).toEqual([]);
  const other = city.open({ ...adaptive, units: 6 });
  city.renew(maliciousDevice);
  city.returnUnit(maliciousDevice, city.unitsOf(maliciousDevice)[0] ?? 0);
  expect(pendingBatchesOf(city, other)).toHaveLength(1);
});

test("what a household had said before it was demoted counts for no new streak", () => {
  const city = new HandPlayedCity();
  const maliciousDevice = city.join(1, { streak: LONG });
  const job = city.open({ ...adaptive, units: 2 });
  city.returnUnit(maliciousDevice, 0);
  city.returnUnit(maliciousDevice, 1, WRONG);
  city.do({ kind: "leases.swept" });
  const others = [city.join(1, { streak: LONG }), city.join(1, { streak: LONG })];
  const answerAll = (unit: number) => {
    for (const session of [...others, ...others]) {
      if (city.unitsOf(session).includes(unit)) city.returnUnit(session, unit);
      city.do({ kind: "leases.swept" });
    }
  };
  answerAll(1);
  const device = city.state.devices.get(city.deviceOf(maliciousDevice));
  expect(device).toMatchObject({ streak: 0, strikes: 1 });
  answerAll(0);
  expect(city.state.jobs.has(job)).toBe(false);
  expect(device).toMatchObject({ streak: 0, strikes: 1, units: 1 });
});

test("checks that waited for a third voter end without one when the city has become too small for it", () => {
  const city = new HandPlayedCity();
  const job = city.open({ ...adaptive, units: 24 });
  const trusted = city.join(1, { streak: LONG });
  while (city.job(job).checking.size === 0) returnNext(city, trusted);
  city.do({ kind: "device.left", sessionId: trusted });
  const others = [city.join(1, { streak: LONG }), city.join(1, { streak: LONG })] as const;
  const [pendingBatch] = city.job(job).checking;
  for (let turns = 0; turns < 60; turns++) returnNext(city, others[0]);
  expect(pendingBatch?.spotChecks.size).toBeGreaterThan(0);
  city.do({ kind: "device.left", sessionId: others[1] });
  city.do({ kind: "leases.swept" });
  expect(pendingBatch?.spotChecks.size).toBe(0);
});

/** Trusted households take turns; says after how many answers the job had settled `units`. */
function answersUntil(city: HandPlayedCity, job: JobId, units: number, answer = {}): number {
  const devices = [1, 2, 3, 4].map(() => city.join(1, { streak: 5_000 }));
  for (let answers = 0; answers < 1_000; answers++) {
    const run = city.state.jobs.get(job);
    if (!run || run.agreed + run.failed >= units || run.state !== "running") return answers;
    returnNext(city, devices[answers % devices.length] as SessionId, answer);
  }
  return Number.POSITIVE_INFINITY;
}

/** With pending batches as large as the city's own. */
function cityWith(firstUnits: number): HandPlayedCity {
  const checking = { ...cityPolicy.checking, firstUnits, pendingBatchUnits: 1_000, pendingUnits: 250_000 };
  return new HandPlayedCity(1, { ...cityPolicy, checking });
}

test("the first units of a job are confirmed first, by two answers each, also of trusted households", () => {
  const firstUnits = 8;
  const open = (city: HandPlayedCity) => city.open({ ...adaptive, units: 400 }, freshBlocks(400));
  const until = (units: number, confirmed = firstUnits) => {
    const city = cityWith(confirmed);
    return answersUntil(city, open(city), units);
  };
  expect(until(1)).toBeLessThanOrEqual(firstUnits);
  expect(until(firstUnits)).toBeLessThanOrEqual(2 * firstUnits + 4);
  expect(until(1, 0)).toBeGreaterThan(100);
});

test("a job whose units all fail pauses when the first of them have failed, not when all of them ran", () => {
  const city = cityWith(8);
  const job = city.open({ ...adaptive, units: 400 }, freshBlocks(400));
  const crash = { kind: "failed", reason: "trap", message: "unreachable" } as const;
  const { failuresBeforePause } = city.state.policy;
  expect(answersUntil(city, job, 400, crash)).toBeLessThanOrEqual(2 * failuresBeforePause + 8);
  expect(city.job(job)).toMatchObject({ state: "paused", failed: failuresBeforePause });
  expect(city.job(job).reason).toEqual({ kind: "first-units-failed", units: failuresBeforePause });
});

test("at a full dial, who answered the first units makes way for somebody who can confirm them", () => {
  const city = new HandPlayedCity(1, { ...cityPolicy, checking: { ...cityPolicy.checking, firstUnits: 4 } });
  const job = city.open({ units: 60, replicas: 2, adaptive: true, cores: 1 });
  const [one, other] = [city.join(1), city.join(1)];
  for (let round = 0; round < 8; round++)
    for (const sessionId of [one, other]) for (const unit of city.unitsOf(sessionId)) city.returnUnit(sessionId, unit);
  expect(city.job(job).agreed).toBeGreaterThanOrEqual(4);
});

test("who is alone keeps its place, though its first units wait for another household", () => {
  const city = new HandPlayedCity(1, { ...cityPolicy, checking: { ...cityPolicy.checking, firstUnits: 4 } });
  city.open({ units: 60, replicas: 2, adaptive: true, cores: 1 });
  const one = city.join(1, { household: "home" });
  city.join(1, { household: "home" });
  for (let round = 0; round < 8; round++) for (const unit of city.unitsOf(one)) city.returnUnit(one, unit);
  expect(city.unitsOf(one)).not.toEqual([]);
});
