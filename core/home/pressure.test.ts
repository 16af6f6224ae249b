import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { MINUTE, SECOND } from "../time";
import {
  afterDelay,
  afterLook,
  afterTime,
  FIRST_CALM_MS,
  MAX_CALM_MS,
  noPressure,
  type Pressure,
  withSlots,
} from "./pressure";

const LOOK_MS = 200;

/**
 * A machine in virtual time: each lent core is sampled five times a second, and `isBusy` says whether the sample finds
 * contention.
 */
function live(start: Pressure, forMs: number, isBusy: (at: number, lent: number) => boolean, isCrowded = () => false) {
  const changes: { at: number; lent: number }[] = [];
  let pressure = start;
  const from = Math.max(start.changedAt, 0);
  for (let at = from; at < from + forMs; at += LOOK_MS) {
    const before = pressure.lent;
    for (let core = 0; core < before; core++)
      pressure = afterLook(pressure, { at, isPressed: isBusy(at, pressure.lent) });
    pressure = afterTime(pressure, at, isCrowded());
    if (pressure.lent !== before) changes.push({ at, lent: pressure.lent });
  }
  return { pressure, changes };
}

const never = () => false;

describe("when other programs need the machine", () => {
  test("half of the cores are given back within a second, and all of them soon", () => {
    const { changes } = live(noPressure(8, 0), 5 * SECOND, () => true);
    expect(changes.map(({ lent }) => lent)).toEqual([4, 2, 1, 0]);
    expect(changes[0]?.at).toBeLessThan(SECOND);
  });

  test("what is lent stays lent when one sample in ten finds contention", () => {
    let looks = 0;
    expect(live(noPressure(2, 0), 10 * MINUTE, () => looks++ % 10 === 0).changes).toEqual([]);
  });

  test("what is lent stays lent when each core is interrupted once in a second, and no longer when one is three times", () => {
    const lentAfter = (times: readonly number[]) => {
      const looks = [0, 400, 800].flatMap((at) => [{ at }, { at }]).concat(times.map((at) => ({ at })));
      let pressure = noPressure(2, 0);
      for (const { at } of looks.sort((one, other) => one.at - other.at))
        pressure = afterLook(pressure, { at: at + SECOND, isPressed: times.includes(at) });
      return pressure.lent;
    };
    expect(lentAfter([450, 470])).toBe(2);
    expect(lentAfter([450, 550, 650])).toBe(1);
  });

  test("the number of cores settles where nobody misses them, and one more is tried ever more rarely", () => {
    const { pressure, changes } = live(noPressure(2, 0), 60 * MINUTE, (_, lent) => lent > 1);
    expect(pressure.calmMs).toBe(MAX_CALM_MS);
    const twos = changes.filter(({ lent }) => lent === 2);
    expect(twos.length).toBeLessThan(60 / 4 + 6);
    const returns = twos.map(({ at }) => at);
    expect((returns[1] ?? 0) - (returns[0] ?? 0)).toBeGreaterThanOrEqual(2 * FIRST_CALM_MS);
  });
});

test("a failed return takes back the one core, not half of all", () => {
  const { changes } = live(noPressure(8, 0), MINUTE, (_, lent) => lent > 5);
  expect(Math.min(...changes.map(({ lent }) => lent))).toBe(4);
  expect(changes.slice(1, 4).map(({ lent }) => lent)).toEqual([5, 6, 5]);
});

test("what was learned is forgotten after calm", () => {
  const { pressure } = live(noPressure(2, 0), 10 * MINUTE, (_, lent) => lent > 1);
  expect(pressure.calmMs).toBe(MAX_CALM_MS);
  const calm = live(pressure, 40 * MINUTE, never).pressure;
  expect(calm).toMatchObject({ lent: 2, calmMs: FIRST_CALM_MS });
});

test("a browser that reports a busy machine delays the return of a core, but not for ever", () => {
  const pressed = live(noPressure(2, 0), SECOND, () => true).pressure;
  const { changes } = live(pressed, MAX_CALM_MS + SECOND, never, () => true);
  expect(changes).toHaveLength(1);
});

test("a page that is kept waiting gets half of the cores back at once, and the rest if that was not enough", () => {
  const pressed = afterDelay(noPressure(4, 0), 10_000);
  expect(pressed.lent).toBe(2);
  expect(afterDelay(pressed, 10_100)).toBe(pressed);
  expect(afterDelay(pressed, 10_500).lent).toBe(1);
  expect(afterDelay({ ...pressed, lent: 0 }, 12_000).lent).toBe(0);
});

test("when the resident changes the number of cores, those that were given back stay back", () => {
  const pressed = { ...noPressure(4, 0), lent: 2 };
  expect(withSlots(pressed, 8).lent).toBe(6);
  expect(withSlots(pressed, 1).lent).toBe(0);
});

test("whatever the machine does, cores are neither lent twice nor returned too early, and come back in the end", () =>
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 6 }), fc.array(fc.boolean(), { maxLength: 400 }), (slots, busy) => {
      const { pressure, changes } = live(
        noPressure(slots, 0),
        busy.length * LOOK_MS,
        (at) => busy[at / LOOK_MS] === true,
      );
      let before = { at: 0, lent: slots };
      for (const change of changes) {
        expect(change.lent).toBeGreaterThanOrEqual(0);
        expect(change.lent).toBeLessThanOrEqual(slots);
        if (change.lent > before.lent) {
          expect(change.lent).toBe(before.lent + 1);
          expect(change.at - before.at).toBeGreaterThanOrEqual(FIRST_CALM_MS);
        }
        before = change;
      }
      const missing = slots - pressure.lent;
      expect(live(pressure, (missing + 1) * MAX_CALM_MS, never).pressure.lent).toBe(slots);
    }),
    { numRuns: 25 },
  ));

test("a machine that is always busy still lends a core now and then", () => {
  const { changes } = live(noPressure(1, 0), 60 * MINUTE, () => true);
  const returns = changes.filter(({ lent }) => lent === 1);
  expect(returns.length).toBeGreaterThanOrEqual(14);
});
