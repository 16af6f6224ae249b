import { expect, test } from "vitest";
import type { DeviceId, HouseholdId, SessionId } from "../../ids";
import { cityPolicy } from "../../testing/city-policy";
import { HandPlayedCity } from "../../testing/hand-played-city";
import { trustModeIn } from "./trust-mode";

const WRONG = { digest: new Uint8Array([66]) };
const DEVICES = cityPolicy.checking.manyVoters;

/** A new city of many devices, and an adaptive job that none of them has begun. */
function newCity(units = 6) {
  const city = new HandPlayedCity();
  const devices = Array.from({ length: DEVICES }, () => city.join(0));
  const job = city.open({ units, replicas: 2, adaptive: true });
  const offer = (sessionId: SessionId) => city.do({ kind: "device.offered", sessionId, slots: 1 });
  return { city, devices, job, offer };
}

/** As many strangers as are believed without an anchor return the same wrong answer to whatever they get. */
function lieTogether({ city, devices, job, offer }: ReturnType<typeof newCity>) {
  for (const sessionId of devices) offer(sessionId);
  for (let round = 0; round < 4; round++)
    for (const sessionId of devices.slice(0, -1))
      for (const unit of city.unitsOf(sessionId)) city.returnUnit(sessionId, unit, WRONG);
  return city.job(job).agreed;
}

test("many strangers who agree are believed in a new city, but not where an anchor can tell", () => {
  expect(lieTogether(newCity())).toBeGreaterThan(0);
  const anchored = newCity();
  const anchor = anchored.devices.at(-1) as SessionId;
  anchored.city.do({ kind: "device.anchored", deviceId: anchored.city.deviceOf(anchor), anchored: true });
  expect(lieTogether(anchored)).toBe(0);
});

test("honest strangers are trusted by agreeing with an anchor, and then confirm each other", () => {
  const { city, devices, job, offer } = newCity();
  const anchor = devices.at(-1) as SessionId;
  city.do({ kind: "device.anchored", deviceId: city.deviceOf(anchor), anchored: true });
  for (const sessionId of devices) offer(sessionId);
  for (let round = 0; round < 30 && city.state.jobs.has(job); round++) {
    for (const sessionId of devices) for (const unit of city.unitsOf(sessionId)) city.returnUnit(sessionId, unit);
    city.live(10_000, ...devices);
  }
  expect(city.state.jobs.has(job)).toBe(false);
});

test("an anchor counts only for jobs that it may have, and no longer once it was outvoted or released", () => {
  const { city, devices, job, offer } = newCity();
  const anchor = devices.at(-1) as SessionId;
  const deviceId = city.deviceOf(anchor);
  for (const sessionId of devices) offer(sessionId);
  const mode = () => trustModeIn(city.state, city.job(job));
  expect(mode()).toBe("many");
  const setAnchored = (anchored: boolean) => city.do({ kind: "device.anchored", deviceId, anchored });
  setAnchored(true);
  expect(mode()).toBe("anchored");
  city.do({ kind: "device.offered", sessionId: anchor, slots: 1, refusedCustomers: ["ada"] });
  expect(mode()).toBe("many");
  city.do({ kind: "device.offered", sessionId: anchor, slots: 1 });
  expect(mode()).toBe("anchored");
  city.job(job).outvoted.set(`device:${deviceId}` as HouseholdId, 1);
  expect(mode()).toBe("many");
  city.job(job).outvoted.clear();
  setAnchored(false);
  expect(mode()).toBe("many");
  expect(city.state.devices.get(deviceId as DeviceId)?.streak).toBe(0);
  setAnchored(true);
  city.do({ kind: "household.demoted", household: `device:${deviceId}` as never, strikes: true });
  expect(mode()).toBe("many");
});

test("those who agree on a lie and answer first do not have an anchor disbelieved, as if the program differed", () => {
  const { city, devices, job, offer } = newCity(60);
  const anchor = devices.at(-1) as SessionId;
  city.do({ kind: "device.anchored", deviceId: city.deviceOf(anchor), anchored: true });
  const liars = Array.from({ length: 20 }, () => city.join(0));
  const honest = [...devices.slice(0, -1), ...Array.from({ length: 30 }, () => city.join(0))];
  let wrong = 0;
  // They are at work elsewhere, and come later than the others.
  for (const sessionId of honest) city.do({ kind: "device.offered", sessionId, slots: 1, refusedCustomers: ["ada"] });
  offer(anchor);
  const work = (sessionId: SessionId, answer: typeof WRONG | undefined) => {
    offer(sessionId);
    for (const unit of city.unitsOf(sessionId)) {
      const { commit } = city.returnUnit(sessionId, unit, answer);
      wrong += commit.replicas.filter(({ settles }) => settles && answer !== undefined).length;
    }
  };
  for (let round = 0; round < 100 && city.state.jobs.has(job); round++) {
    for (const sessionId of liars) work(sessionId, WRONG);
    work(anchor, undefined);
    for (const sessionId of round < 3 ? honest.slice(0, 1) : honest) work(sessionId, undefined);
  }
  expect(city.state.jobs.has(job)).toBe(false);
  expect(wrong).toBe(0);
});

test("a unit whose answers differ everywhere is given up, and does not wait for ever", () => {
  const { city, devices, job, offer } = newCity();
  city.do({ kind: "device.anchored", deviceId: city.deviceOf(devices.at(-1) as SessionId), anchored: true });
  const others = Array.from({ length: 30 }, () => city.join(0));
  let answers = 0;
  for (let round = 0; round < 40 && city.job(job).state === "running"; round++)
    for (const sessionId of [...devices, ...others]) {
      offer(sessionId);
      const [unit] = city.unitsOf(sessionId);
      const digest = new Uint8Array([1, Math.floor(answers / 250), answers++ % 250]);
      if (unit !== undefined) city.returnUnit(sessionId, unit, { digest });
    }
  const { agreed, failed, reason } = city.job(job);
  expect({ agreed, failed, reason }).toEqual({
    agreed: 0,
    failed: 5,
    reason: { kind: "first-units-failed", units: 5 },
  });
  expect(answers).toBeLessThan(5_000);
});
