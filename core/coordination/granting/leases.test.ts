import { expect, test } from "vitest";
import { HandPlayedCity, lostUnit } from "../../testing/hand-played-city";
import { MINUTE } from "../../time";

test("a device that loses a unit does not get it again while another device may", () => {
  const city = new HandPlayedCity();
  const broken = city.join();
  const sound = city.join();
  const job = city.open({ units: 1 });
  city.returnUnit(broken, 0, lostUnit(0));
  expect(city.unitsOf(broken)).toEqual([]);
  city.do({ kind: "leases.swept" });
  expect(city.unitsOf(sound)).toEqual([0]);
  city.returnUnit(sound, 0);
  expect(city.state.jobs.has(job)).toBe(false);
});

test("a broken device cannot make units fail by losing each of them again and again", () => {
  const city = new HandPlayedCity();
  const broken = city.join();
  city.open({ units: 3 });
  for (let round = 0; round < 20; round++) {
    const [unit] = city.unitsOf(broken);
    if (unit !== undefined) city.returnUnit(broken, unit, lostUnit(unit));
  }
  expect(
    city
      .grantsOf(broken)
      .flatMap((grant) => grant.units)
      .sort(),
  ).toEqual([0, 1, 2]);
});

test("a unit that every device loses is tried again when nothing else is left, and given up in the end", () => {
  const city = new HandPlayedCity();
  const devices = [city.join(), city.join()];
  const job = city.open({ units: 1 });
  let losses = 0;
  for (let sweeps = 0; sweeps < 50 && city.state.jobs.has(job); sweeps++) {
    city.live(10_000, ...devices);
    for (const device of devices) {
      if (!city.unitsOf(device).includes(0)) continue;
      losses += 1;
      city.returnUnit(device, 0, lostUnit(0));
      if (!city.state.jobs.has(job)) break;
    }
  }
  expect(losses).toBe(city.state.policy.attemptsPerReplica);
  expect(city.state.jobs.has(job)).toBe(false);
});

test("losses of a grant that is long gone count for nothing, however often they are presented", () => {
  const city = new HandPlayedCity();
  const hostile = city.join();
  const job = city.open({ units: 1 });
  const [grant] = city.grantsOf(hostile);
  if (!grant) throw new Error("no grant");
  city.do({ kind: "leases.released", sessionId: hostile, grantId: grant.grantId, units: [0] });
  const forged = { ...grant, grantId: "older" as typeof grant.grantId };
  for (let times = 0; times < 50; times++) city.present(hostile, forged, lostUnit(0));
  expect(city.job(job).failed).toBe(0);
});

test("a lease that runs out goes to another household first", () => {
  const city = new HandPlayedCity();
  const mute = city.join();
  city.open({ units: 1, cores: 1 });
  const sound = city.join();
  expect(city.unitsOf(mute)).toEqual([0]);
  city.live(city.state.policy.leaseMs + 10_000, sound);
  expect(city.unitsOf(sound)).toEqual([0]);
});

test("a slot that renews and returns nothing for too long is revoked, and others get its units", () => {
  const city = new HandPlayedCity();
  const staller = city.join();
  const { wallMs } = city.job(city.open({ units: 1 })).spec.limits;
  const sound = city.join();
  city.live(10 * wallMs, staller);
  expect(city.unitsOf(staller)).toEqual([0]);
  city.live(11 * MINUTE, staller);
  expect(city.messagesTo(staller, "revoke-slot")).toHaveLength(1);
  expect(city.unitsOf(staller)).toEqual([]);
  expect(city.unitsOf(sound)).toEqual([0]);
});

test("who holds a job's only slot and computes nothing loses it to somebody who waits, and does not get it again at once", () => {
  const city = new HandPlayedCity();
  const staller = city.join();
  const { wallMs } = city.job(city.open({ units: 40, cores: 1 })).spec.limits;
  const sound = city.join();
  expect(city.unitsOf(staller)).not.toEqual([]);
  expect(city.unitsOf(sound)).toEqual([]);
  city.live(10 * wallMs + 11 * MINUTE, staller);
  expect(city.unitsOf(staller)).toEqual([]);
  expect(city.unitsOf(sound)).not.toEqual([]);
});

test("a slot that returns something now and then keeps the grants that wait behind it", () => {
  const city = new HandPlayedCity();
  const slow = city.join();
  const { wallMs } = city.job(city.open({ units: 2 })).spec.limits;
  expect(city.unitsOf(slow)).toEqual([0, 1]);
  city.live(9 * wallMs, slow);
  city.returnUnit(slow, 0);
  city.live(9 * wallMs, slow);
  expect(city.unitsOf(slow)).toEqual([1]);
  expect(city.messagesTo(slow, "revoke-slot")).toEqual([]);
});

test("grants that a device no longer names go to others", () => {
  const city = new HandPlayedCity();
  const forgetful = city.join();
  city.open({ units: 1 });
  const sound = city.join();
  city.wait(city.state.policy.reconnectGraceMs + 1);
  city.renew(sound);
  city.renew(forgetful, []);
  expect(city.unitsOf(sound)).toEqual([0]);
});

test("units that are handed back unused may be had again by the same device", () => {
  const city = new HandPlayedCity();
  const device = city.join();
  const job = city.open({ units: 1 });
  const [grant] = city.grantsOf(device);
  if (!grant) throw new Error("no grant");
  city.do({ kind: "leases.released", sessionId: device, grantId: grant.grantId, units: [0] });
  expect(city.unitsOf(device)).toEqual([0]);
  city.returnUnit(device, 0);
  expect(city.state.jobs.has(job)).toBe(false);
});

test("a unit of three replicas that one household gives back is wanted by three again", () => {
  const city = new HandPlayedCity();
  const job = city.open({ units: 1, replicas: 3, cores: 100 });
  const first = city.join();
  const others = [city.join()];
  city.do({ kind: "device.offered", sessionId: first, slots: 0 });
  others.push(city.join(), city.join());
  for (const device of others) expect(city.unitsOf(device)).toEqual([0]);
  expect(city.job(job).leases).toBe(3);
});
