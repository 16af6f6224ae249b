import { expect, test } from "vitest";
import type { DeviceId, HouseholdId, SessionId } from "../ids";
import { cityPolicy } from "../testing/city-policy";
import { HandPlayedCity } from "../testing/hand-played-city";
import { trustModeIn } from "./trust-mode";

const WRONG = { digest: new Uint8Array([66]) };
const DEVICES = cityPolicy.checking.manyVoters;

/** A new city of many devices, and an adaptive job that none of them has begun. */
function newCity() {
  const city = new HandPlayedCity();
  const devices = Array.from({ length: DEVICES }, () => city.join(0));
  const job = city.open({ units: 6, replicas: 2, adaptive: true });
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
