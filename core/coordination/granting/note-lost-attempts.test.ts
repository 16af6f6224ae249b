import { expect, test } from "vitest";
import { HandPlayedCity } from "../../testing/hand-played-city";
import { apply } from "../apply";
import { createEffects, type Effects } from "../effects";
import {
  type LostAttempt,
  MAX_LOSS_CHARS,
  MAX_LOST_ATTEMPTS_PER_GROUP,
  MAX_LOST_ATTEMPTS_PER_JOB,
  MAX_LOST_ATTEMPTS_UNPAID,
} from "./lost-attempt";

const endsOf = ({ commit }: Effects) => commit.lostAttempts.map(({ unit, cause }) => [unit, cause]);

/** A device that holds a job's only unit. */
function cityAtWork() {
  const city = new HandPlayedCity();
  const device = city.join();
  const job = city.open({ units: 1 });
  const [grant] = city.grantsOf(device);
  if (!grant) throw new Error("no grant");
  const release = (units: number[]) =>
    ({ kind: "leases.released", sessionId: device, grantId: grant.grantId, units }) as const;
  return { city, device, job, release };
}

test("a lease that runs out is noted with when it was granted and when it ended", () => {
  const { city, device } = cityAtWork();
  const grantedAt = city.now;
  city.do({ kind: "device.left", sessionId: device });
  city.wait(city.state.policy.leaseMs + 1);
  expect(city.do({ kind: "leases.swept" }).commit.lostAttempts).toEqual([
    { jobNo: 1, unit: 0, deviceNo: 1, grantedAt, endedAt: city.now, cause: "silent" },
  ]);
});

test("a lease that is lost says since when its device had said that it ran the unit", () => {
  const { city, device } = cityAtWork();
  const [grant] = city.grantsOf(device);
  if (!grant) throw new Error("no grant");
  const { grantId } = grant;
  const renew = (unit: number, by = device) =>
    city.do({ kind: "leases.renewed", sessionId: by, grantIds: [grantId], running: [{ grantId, unit }] });
  const stranger = city.join();
  renew(0, stranger);
  renew(7);
  expect(city.state.grants.get(grantId)?.running).toBeUndefined();
  city.wait(1_000);
  const runningAt = city.now;
  renew(0);
  city.wait(1_000);
  renew(0);
  city.do({ kind: "device.left", sessionId: device });
  city.wait(city.state.policy.leaseMs + 1);
  expect(city.do({ kind: "leases.swept" }).commit.lostAttempts).toMatchObject([
    { unit: 0, cause: "silent", runningAt },
  ]);
});

test("what a device forgets, cannot run, hands back or is taken from it is noted as such, and once", () => {
  const forgot = cityAtWork();
  forgot.city.wait(forgot.city.state.policy.reconnectGraceMs + 1);
  const renewed = forgot.city.do({ kind: "leases.renewed", sessionId: forgot.device, grantIds: [] });
  expect(endsOf(renewed)).toEqual([[0, "forgotten"]]);

  const failed = cityAtWork();
  const message = "x".repeat(MAX_LOSS_CHARS + 1);
  const { commit } = failed.city.returnUnit(failed.device, 0, { kind: "lost", message });
  expect(commit.lostAttempts).toMatchObject([{ unit: 0, cause: "failed", message: message.slice(1) }]);

  const handedBack = cityAtWork();
  expect(endsOf(handedBack.city.do(handedBack.release([0, 0, 7])))).toEqual([[0, "given-back"]]);

  const offline = cityAtWork();
  const offered = offline.city.do({ kind: "device.offered", sessionId: offline.device, slots: 0 });
  expect(endsOf(offered)).toEqual([[0, "given-back"]]);

  const banned = cityAtWork();
  const deviceId = banned.city.deviceOf(banned.device);
  expect(endsOf(banned.city.do({ kind: "device.banned", deviceId, banned: true }))).toEqual([[0, "taken-back"]]);
});

test("answers, and leases that end with their job, are no losses", () => {
  const answered = cityAtWork();
  expect(answered.city.returnUnit(answered.device, 0).commit.lostAttempts).toEqual([]);
  expect(answered.city.do(answered.release([0])).commit.lostAttempts).toEqual([]);
});

test("devices that take units and give them back for ever make no more notes than a job and a group may have", () => {
  const { city, job, release } = cityAtWork();
  const effects = createEffects();
  effects.commit.lostAttempts = new Array<LostAttempt>(MAX_LOST_ATTEMPTS_PER_GROUP);
  apply(city.state, release([0]), city.now, effects);
  expect(effects.commit.lostAttempts).toHaveLength(MAX_LOST_ATTEMPTS_PER_GROUP);

  const noted = (lostAttempts: number, agreed: number) => {
    const again = cityAtWork();
    Object.assign(again.city.job(again.job), { lostAttempts, agreed });
    return again.city.do(again.release([0])).commit.lostAttempts.length;
  };
  expect(noted(MAX_LOST_ATTEMPTS_UNPAID, 0)).toBe(0);
  expect(noted(MAX_LOST_ATTEMPTS_UNPAID, 1)).toBe(1);
  expect(noted(MAX_LOST_ATTEMPTS_PER_JOB, 1_000_000)).toBe(0);
  expect(city.job(job).lostAttempts).toBe(0);
});
