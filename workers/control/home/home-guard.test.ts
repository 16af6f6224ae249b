import { expect, test, vi } from "vitest";
import { calendarOf } from "#core/home/calendar";
import { GUEST_RULES } from "#core/home/home-rules";
import { NO_REMOTE_SETTINGS } from "#core/home/remote-settings";
import { EVERY_HOUR, NIGHTS } from "#core/home/week";
import type { RestRules } from "#core/home/why-resting";
import { DAY, HOUR } from "#core/time";
import { DayBook } from "../record/day-book";
import { HomeGuard } from "./home-guard";

const NOON = Date.parse("2026-11-29T12:00:00Z");
const CALM = { battery: null, isMetered: null, isHidden: false };
const ON_BATTERY = { ...CALM, battery: { isCharging: false, percent: 80 } };

function guardAt(start: number, rules = GUEST_RULES) {
  const city = { now: start, pausedUntil: null as number | null, bytes: 0, remote: NO_REMOTE_SETTINGS };
  const guard = new HomeGuard(CALM, {
    settings: () => ({ slots: 1, sharePercent: 100, rules, pausedUntil: city.pausedUntil }),
    remote: () => city.remote,
    bytesToday: () => city.bytes,
    calendar: calendarOf("UTC"),
    now: () => city.now,
  });
  return { city, guard };
}

test("a loose plug ends the work once, and not a hundred times", () => {
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

test("a battery that fluctuates around the limit ends the work once, and it resumes when that has been over for a while", () => {
  const { guard } = guardAt(NOON, { ...GUEST_RULES, battery: 50 });
  let starts = 0;
  let isWorking = true;
  for (let second = 0; second < 100; second++) {
    guard.sense({ ...CALM, battery: { isCharging: false, percent: 50 + (second % 3 === 0 ? 0 : 1) } });
    guard.tick();
    const may = guard.why() === null;
    if (may && !isWorking) starts += 1;
    isWorking = may;
  }
  expect({ isWorking, starts }).toEqual({ isWorking: false, starts: 0 });
  guard.sense({ ...CALM, battery: { isCharging: false, percent: 60 } });
  for (let second = 0; second < 10; second++) guard.tick();
  expect(guard.why()).toBeNull();
});

test("the day's data starts again at midnight by the wall clock, and so does the work", async () => {
  vi.useFakeTimers();
  const rules = { ...GUEST_RULES, dailyMib: 1 };
  const home = { now: Date.parse("2026-11-29T23:59:50Z") };
  const book = await DayBook.open({ calendar: calendarOf("UTC"), now: () => home.now });
  vi.useRealTimers();
  const guard = new HomeGuard(CALM, {
    settings: () => ({ slots: 1, sharePercent: 100, rules, pausedUntil: null }),
    remote: () => NO_REMOTE_SETTINGS,
    bytesToday: () => book.today.bytes,
    calendar: calendarOf("UTC"),
    now: () => home.now,
  });
  book.count({ bytes: 2 ** 20 });
  expect(guard.why()).toEqual({ kind: "data-used", mib: 1 });
  expect(guard.mayTalk).toBe(false);
  home.now += 9_000;
  expect(guard.why()).toEqual({ kind: "data-used", mib: 1 });
  home.now += 2_000;
  expect(guard.mayTalk).toBe(true);
  for (let second = 0; second < 10; second++) guard.tick();
  expect(guard.why()).toBeNull();
  book.count({ bytes: 2 ** 20 });
  expect(guard.why()).toEqual({ kind: "data-used", mib: 1 });
});

test("a resident who allows it to continue is not kept waiting", () => {
  const { city, guard } = guardAt(NOON);
  city.pausedUntil = NOON + HOUR;
  expect(guard.why()).toEqual({ kind: "paused", until: NOON + HOUR });
  city.pausedUntil = null;
  guard.trust();
  expect(guard.why()).toBeNull();
});

test("a pause ends by itself, even if the clock was set back", () => {
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

const ALL_ALLOWED: RestRules = {
  week: EVERY_HOUR,
  battery: null,
  onMetered: true,
  dailyMib: null,
  tariff: null,
  power: "always",
};

test("a pause from elsewhere holds until its end, until somebody ends it, and never for longer than one can be chosen", () => {
  const { city, guard } = guardAt(NOON);
  const pause = (until: number | null) => {
    city.remote = { ...NO_REMOTE_SETTINGS, pause: { id: 1, until } };
    return guard.why();
  };
  expect(pause(NOON + HOUR)).toEqual({ kind: "paused-remotely", until: NOON + HOUR });
  expect(pause(null)).toEqual({ kind: "paused-remotely", until: null });
  guard.trust();
  expect(pause(NOON)).toBeNull();
  // The clock was set back by a week.
  expect(pause(NOON + 7 * DAY)).toBeNull();
});

test("rules from elsewhere can only forbid: a device rests whenever its own rules say so", () => {
  const OWN = [GUEST_RULES, { ...GUEST_RULES, week: NIGHTS }, { ...GUEST_RULES, battery: 90 }];
  const THEIRS: (RestRules | null)[] = [null, ALL_ALLOWED, { ...ALL_ALLOWED, battery: 0 }];
  for (const rules of OWN)
    for (const theirs of THEIRS)
      for (const home of [CALM, ON_BATTERY, { ...CALM, isMetered: true }]) {
        const alone = guardAt(NOON, rules).guard;
        alone.sense(home);
        const { city, guard } = guardAt(NOON, rules);
        city.remote = { ...NO_REMOTE_SETTINGS, rules: theirs };
        guard.sense(home);
        const own = alone.why();
        if (own) expect(guard.why()).toEqual(own);
      }
});

test("a rule of the household is told as one, and its data rule also ends the talking", () => {
  const { city, guard } = guardAt(NOON, { ...GUEST_RULES, onMetered: true, battery: 10 });
  city.remote = { ...NO_REMOTE_SETTINGS, rules: { ...ALL_ALLOWED, battery: "never", onMetered: false } };
  guard.sense(ON_BATTERY);
  expect(guard.why()).toEqual({ kind: "household-rule", why: { kind: "on-battery" } });
  expect(guard.mayTalk).toBe(true);
  guard.sense({ ...CALM, isMetered: true });
  expect(guard.why()).toEqual({ kind: "household-rule", why: { kind: "metered" } });
  expect(guard.mayTalk).toBe(false);
});
