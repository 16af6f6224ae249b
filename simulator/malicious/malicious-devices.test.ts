import { expect, test } from "vitest";
import { CHECKING } from "#core/reputation/checking";
import { LYING_SHARE, replicasPerUnit, wrongPerMillion } from "#core/reputation/promise";
import type { MaliciousKind } from "./lie";
import { liveWithMaliciousDevices, type MaliciousPlan } from "./live-with-malicious-devices";
import { mixOf, sleepers } from "./run-malicious-devices";

const CITY = { seed: 7, units: 60_000, households: 30 };
const live = (maliciousDevices: MaliciousPlan["maliciousDevices"], plan: Partial<MaliciousPlan> = {}) =>
  liveWithMaliciousDevices({ ...CITY, ...plan, maliciousDevices });

test("among honest devices nothing is wrong, nobody loses trust, and little is computed twice", async () => {
  const { computed, ...rest } = await live([]);
  expect(rest).toEqual({ accepted: CITY.units, wrong: 0, wrongAtFirst: 0, reopened: 0, givenUp: 0, demoted: 0 });
  expect(computed / CITY.units).toBeLessThan(replicasPerUnit("adaptive"));
});

test("wrong results stay well below the promise, for all kinds of malicious devices", async () => {
  for (const kind of ["random", "constant", "lazy"] satisfies MaliciousKind[]) {
    const { accepted, wrong, computed } = await live([{ kind, rate: 1, share: LYING_SHARE }]);
    expect(wrong, kind).toBeLessThanOrEqual((wrongPerMillion("adaptive") * accepted) / 1_000_000);
    expect(computed / accepted, kind).toBeLessThan(replicasPerUnit("adaptive"));
  }
  const colluding = { kind: "colluding", rate: 1, share: 0.04 } as const;
  const mixed = await live([colluding, ...mixOf(0.02)], { households: 50, units: 100_000 });
  expect(mixed.wrong).toBe(0);
  expect(mixed.computed / mixed.accepted).toBeLessThan(replicasPerUnit("adaptive"));
});

test("sleepers are caught, and nothing wrong stays accepted, however rarely they lie", async () => {
  for (const rate of [0.2, 0.05, 0.02, 0.01])
    expect((await live(sleepers(LYING_SHARE, rate))).wrong, `${rate}`).toBe(0);
  const often = await live(sleepers(0.1, 0.5));
  expect(often.wrong).toBe(0);
  expect(often.demoted).toBeGreaterThan(0);
  const seldom = await live(sleepers(0.1, 0.01));
  expect(seldom.demoted).toBeGreaterThan(0);
  expect(seldom.wrong).toBe(0);
});

test("what sleepers confirm for each other does not stay once both are caught", async () => {
  const { accepted, wrong, reopened } = await live([{ kind: "colluding-sleeper", rate: 0.2, share: 0.1 }], {
    households: 50,
  });
  expect(reopened).toBeGreaterThan(100);
  expect({ accepted, wrong }).toEqual({ accepted: CITY.units, wrong: 0 });
});

test("a fifth of a new city with one fault takes it over, but not where a single anchor tells who is right", async () => {
  const plan = { households: 100, units: 20_000 };
  const fault = [{ kind: "constant", rate: 1, share: 0.2 }] as const;
  expect((await live(fault, plan)).wrong).toBeGreaterThan(1_000);
  const { accepted, wrong, computed } = await live(fault, { ...plan, anchors: 1 });
  expect({ accepted, wrong }).toEqual({ accepted: plan.units, wrong: 0 });
  expect(computed / accepted).toBeLessThan(2);
  const { computed: calm } = await live([], { ...plan, anchors: 1 });
  expect(calm / plan.units).toBeLessThan(1.5);
});

test("what malicious devices had settled before they were caught is found again", async () => {
  const patient = [{ kind: "patient", rate: 0.02, share: 0.2 }] as const;
  const checking = { ...CHECKING, minShare: 0.02 };
  const leaving = await live(patient, { checking: { ...checking, reopenedUnits: 0 } });
  expect(leaving.wrong).toBeGreaterThan(5);
  const reopening = await live(patient, { checking });
  expect(reopening).toMatchObject({ accepted: CITY.units, wrong: 0 });
  expect(reopening.reopened).toBeGreaterThan(1_000);
});

test("the measure would notice: where hardly anything is checked, rare lies get accepted", async () => {
  const checking = { ...CHECKING, minShare: 0, minChecks: 1, youth: 0, reopenedUnits: 0 };
  expect((await live(sleepers(0.1, 0.02), { checking })).wrong).toBeGreaterThan(5);
});

test("lies that nobody had found when their job finished are found there once their household lies in a later job", async () => {
  const checking = { ...CHECKING, minShare: 0, minChecks: 0, youth: 0 };
  const plan = { checking, units: 20_000, laterUnits: 20_000 };
  const { accepted, wrong, wrongAtFirst } = await live(sleepers(0.1, 0.02), plan);
  expect(wrongAtFirst).toBeGreaterThan(3);
  expect({ accepted, wrong }).toEqual({ accepted: plan.units, wrong: 0 });
});
