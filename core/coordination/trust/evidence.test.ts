import { expect, test } from "vitest";
import type { CustomerId, HouseholdId, NetworkId, SessionId } from "../../ids";
import { isTrusted } from "../../reputation/standing";
import { cityPolicy } from "../../testing/city-policy";
import { HandPlayedCity } from "../../testing/hand-played-city";
import type { JobRecord } from "../state";

const { trustAfter, unvouchedEvidence } = cityPolicy.checking;
const job: Partial<JobRecord> = { units: 24, replicas: 2 };
const NONE = { crashes: [], quarantined: false };
const ADA = "ada" as CustomerId;

const deviceOf = (city: HandPlayedCity, session: SessionId) => {
  const device = city.state.devices.get(city.deviceOf(session));
  if (!device) throw new Error("the device is gone");
  return device;
};

/** Both return all that they get, turn by turn. */
function computeAll(city: HandPlayedCity, one: SessionId, two: SessionId) {
  for (let rounds = 0; rounds < 10; rounds++) for (const session of [one, two]) city.returnAll(session);
}

const trusts = (city: HandPlayedCity, ...sessions: SessionId[]) =>
  sessions.map((session) => isTrusted(deviceOf(city, session), cityPolicy.checking));

test("two strangers who agree in an honest job earn the city's trust", () => {
  const city = new HandPlayedCity();
  city.open(job);
  const [one, two] = [city.join(), city.join()];
  computeAll(city, one, two);
  expect(trusts(city, one, two)).toEqual([true, true]);
});

test("a customer's own devices earn none by the customer's jobs, and neither does who only agrees with them", () => {
  const city = new HandPlayedCity();
  city.open({ ...job, customerId: ADA });
  const [own, stranger] = [city.join(1, { household: "person:ada" }), city.join()];
  computeAll(city, own, stranger);
  expect([own, stranger].map((session) => deviceOf(city, session).streak)).toEqual([0, 0]);
  expect([own, stranger].map((session) => deviceOf(city, session).units)).toEqual([24, 24]);
});

test("nor do the devices of those with whom the customer shares a household, from when that is known", () => {
  const city = new HandPlayedCity();
  const home = "home:maple" as HouseholdId;
  const shared = city.open({ ...job, customerId: ADA, customersHome: home });
  const [housemate, stranger] = [city.join(1, { household: home }), city.join()];
  computeAll(city, housemate, stranger);
  expect([housemate, stranger].map((session) => deviceOf(city, session).streak)).toEqual([0, 0]);
  expect(city.state.jobs.has(shared)).toBe(false);
  const later = city.open({ ...job, customerId: ADA });
  const { no: _, ...facts } = city.job(later);
  city.do({
    kind: "job.refreshed",
    facts: { ...facts, customersHome: home, reason: null, sandboxCrashes: NONE, freeBlocks: false },
  });
  computeAll(city, housemate, stranger);
  expect([housemate, stranger].map((session) => deviceOf(city, session).streak)).toEqual([0, 0]);
});

test("neither do the devices of an organisation's members by its jobs, and neither does who only agrees with them", () => {
  const city = new HandPlayedCity();
  city.open({ ...job, members: ["person:eve" as HouseholdId] });
  const [member, stranger] = [city.join(1, { household: "person:eve" }), city.join()];
  computeAll(city, member, stranger);
  expect([member, stranger].map((session) => deviceOf(city, session).streak)).toEqual([0, 0]);
  expect([member, stranger].map((session) => deviceOf(city, session).units)).toEqual([24, 24]);
});

test("neither do devices in the network from which the job was submitted", () => {
  const city = new HandPlayedCity();
  city.open({ ...job, network: "home" as NetworkId });
  const [neighbour, stranger] = [city.join(1, { network: "home" }), city.join(1, { network: "elsewhere" })];
  computeAll(city, neighbour, stranger);
  expect([neighbour, stranger].map((session) => deviceOf(city, session).streak)).toEqual([0, 0]);
});

test("however many customers nobody vouched for, together they make no device trusted", () => {
  const city = new HandPlayedCity();
  const [one, two] = [city.join(), city.join()];
  for (let customers = 0; customers < 5; customers++) {
    city.open({ ...job, customerId: `customer${customers}` as CustomerId, vouched: false });
    computeAll(city, one, two);
  }
  expect(deviceOf(city, one)).toMatchObject({ streak: unvouchedEvidence, unvouched: unvouchedEvidence, units: 5 * 24 });
  expect(trusts(city, one, two)).toEqual([false, false]);
  city.open({ ...job, units: 2 * (trustAfter - unvouchedEvidence) });
  computeAll(city, one, two);
  expect(trusts(city, one, two)).toEqual([true, true]);
});

/** An agreement takes as much work as eight units have. */
const thoroughCity = () =>
  new HandPlayedCity(1, { ...cityPolicy, checking: { ...cityPolicy.checking, evidenceFuel: 8_000_000 } });

test("answers that took no time prove little: it is their work together that counts", () => {
  const city = thoroughCity();
  city.open({ ...job, units: 24 });
  const [one, two] = [city.join(), city.join()];
  computeAll(city, one, two);
  expect(deviceOf(city, one).streak).toBe(24 / 8);
});

test("a single answer counts once, however much work was in it", () => {
  const city = thoroughCity();
  city.open(job);
  const [one, two] = [city.join(), city.join()];
  for (const session of [one, two]) city.returnUnit(session, 0, { fuel: 90_000_000 });
  computeAll(city, one, two);
  expect([one, two].map((session) => deviceOf(city, session).streak)).toEqual([3, 3]);
});
