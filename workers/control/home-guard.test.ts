import { expect, test } from "vitest";
import { calendarOf } from "#core/home/calendar";
import { GUEST_RULES } from "#core/home/home-rules";
import { DAY, HOUR } from "#core/time";
import { HomeGuard } from "./home-guard";

const NOON = Date.parse("2026-11-29T12:00:00Z");
const CALM = { battery: null, isMetered: null, isHidden: false };
const ON_BATTERY = { ...CALM, battery: { isCharging: false, percent: 80 } };

function guardAt(start: number) {
  const city = { now: start, pausedUntil: null as number | null, bytes: 0 };
  const guard = new HomeGuard(CALM, {
    settings: () => ({ slots: 1, sharePercent: 100, rules: GUEST_RULES, pausedUntil: city.pausedUntil }),
    bytesToday: () => city.bytes,
    calendar: calendarOf("UTC"),
    now: () => city.now,
  });
  return { city, guard };
}

test("a plug that is loose ends the work once, and not a hundred times", () => {
  const { guard } = guardAt(NOON);
  let starts = 0;
  let isWorking = true;
  for (let second = 0; second < 100; second++) {
    guard.sense(second % 2 === 0 ? ON_BATTERY : CALM);
    guard.tick();
    const may = guard.why() === null;
    if (may && !isWorking) starts += 1;
    isWorking = may;
  }
  expect(isWorking).toBe(false);
  expect(starts).toBe(0);
  guard.sense(CALM);
  expect(guard.why()).toEqual({ kind: "about-to-continue" });
  for (let second = 0; second < 10; second++) guard.tick();
  expect(guard.why()).toBeNull();
});

test("who says that it may go on is not kept waiting", () => {
  const { city, guard } = guardAt(NOON);
  city.pausedUntil = NOON + HOUR;
  expect(guard.why()).toEqual({ kind: "paused", until: NOON + HOUR });
  city.pausedUntil = null;
  guard.trust();
  expect(guard.why()).toBeNull();
});

test("a pause ends by itself, on a clock that was set back as well", () => {
  const { city, guard } = guardAt(NOON);
  city.pausedUntil = NOON + HOUR;
  city.now = NOON - HOUR;
  expect(guard.why()).toMatchObject({ kind: "paused" });
  city.now = NOON - 7 * DAY;
  for (let second = 0; second < 10; second++) guard.tick();
  expect(guard.why()).toBeNull();
  city.now = NOON + HOUR;
  for (let second = 0; second < 10; second++) guard.tick();
  expect(guard.why()).toBeNull();
});
