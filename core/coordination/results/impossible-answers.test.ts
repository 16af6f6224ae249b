import { expect, test } from "vitest";
import type { JobId, SessionId } from "../../ids";
import { cityPolicy } from "../../testing/city-policy";
import { HandPlayedCity } from "../../testing/hand-played-city";
import { isNondeterministic } from "../trust/evidence";

const IMPOSSIBLE = { kind: "impossible", message: "It is no output of a unit." } as never;
const { strikesBeforeLimit } = cityPolicy.checking;

const standingOf = (city: HandPlayedCity, session: SessionId) => city.state.devices.get(city.deviceOf(session));

function returnImpossible(city: HandPlayedCity, session: SessionId) {
  const [unit = -1] = city.unitsOf(session);
  return { unit, commit: city.returnUnit(session, unit, IMPOSSIBLE).commit };
}

test("an answer that no unit can give counts against its household as a wrong one does, and the unit goes to others", () => {
  const city = new HandPlayedCity();
  const job = city.open({ units: 2, replicas: 1 });
  const forger = city.join(1, { household: "home", streak: 100 });
  const { unit, commit } = returnImpossible(city, forger);
  expect(commit.replicas).toEqual([]);
  expect(commit.acknowledgements).toHaveLength(1);
  expect([...commit.devices.values()]).toMatchObject([{ outvoted: 1, lost: 0, creditNanos: 0 }]);
  expect([...commit.demotions]).toEqual([["home", { strikes: true }]]);
  expect(standingOf(city, forger)).toMatchObject({ streak: 0, strikes: 1 });
  city.returnAll(forger);
  expect(city.job(job).agreed).toBe(1);
  const honest = city.join();
  expect(city.unitsOf(honest)).toEqual([unit]);
});

test("a device that comes before its household's demotion is durable, with the standing from before it, is demoted too", () => {
  const city = new HandPlayedCity();
  city.open({ units: 2, replicas: 1 });
  const forger = city.join(1, { household: "home" });
  let between = forger;
  city.reopens = () => {
    between = city.join(1, { household: "home", streak: 100 });
    return [];
  };
  returnImpossible(city, forger);
  expect(between).not.toBe(forger);
  expect(standingOf(city, between)).toMatchObject({ streak: 0, strikes: 1 });
  const after = city.join(1, { household: "home", streak: 100 });
  expect(standingOf(city, after)).toMatchObject({ streak: 100, strikes: 0 });
});

test("one job costs a household one strike, and so many jobs its work", () => {
  const city = new HandPlayedCity();
  const forger = city.join(1, { household: "home" });
  const jobs: JobId[] = [];
  for (let strikes = 1; strikes <= strikesBeforeLimit; strikes++) {
    jobs.push(city.open({ units: 8, replicas: 1 }));
    for (let times = 0; times < 8 && city.unitsOf(forger).length > 0; times++) returnImpossible(city, forger);
    expect(standingOf(city, forger)?.strikes).toBe(strikes);
  }
  expect(city.unitsOf(forger)).toEqual([]);
  expect(city.messagesTo(forger, "revoke-all")).toMatchObject([{ why: { kind: "device-limited" } }]);
});

test("a unit does not fail by answers that nobody can give, however many come", () => {
  const city = new HandPlayedCity();
  const job = city.open({ units: 1, replicas: 1 });
  for (let forgers = 0; forgers < 2 * cityPolicy.attemptsPerReplica; forgers++) {
    const forger = city.join();
    returnImpossible(city, forger);
    city.do({ kind: "device.left", sessionId: forger });
  }
  expect(city.job(job)).toMatchObject({ failed: 0, agreed: 0 });
  const honest = city.join();
  city.returnUnit(honest, 0);
  expect(city.state.jobs.has(job)).toBe(false);
});

test("no program is to blame for them: they neither excuse a household, nor make a job look as if it answered by chance", () => {
  const city = new HandPlayedCity();
  const job = city.open({ units: 9, adaptive: true, replicas: 2 });
  for (let forgers = 0; forgers < 4; forgers++) {
    const forger = city.join();
    returnImpossible(city, forger);
    expect(standingOf(city, forger)?.strikes).toBe(1);
  }
  expect(isNondeterministic(city.job(job))).toBe(false);
});

test("while its job stands still such an answer is not kept for later, and counts", () => {
  const city = new HandPlayedCity();
  const job = city.open({ units: 2, replicas: 1 });
  const forger = city.join();
  const [grant] = city.grantsOf(forger);
  city.do({ kind: "job.changed", jobId: job, state: "paused" });
  if (!grant) throw new Error("nothing was granted");
  const { messages } = city.present(forger, grant, { kind: "impossible", unit: 0, message: "" });
  expect(messages.filter(({ kind }) => kind === "hold")).toEqual([]);
  expect(standingOf(city, forger)?.strikes).toBe(1);
});
