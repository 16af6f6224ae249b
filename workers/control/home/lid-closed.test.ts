import { afterEach, expect, test, vi } from "vitest";
import { calendarOf } from "#core/home/calendar";
import { GUEST_RULES } from "#core/home/home-rules";
import { NO_REMOTE_SETTINGS } from "#core/home/remote-settings";
import { NIGHTS } from "#core/home/week";
import { DAY, HOUR, MINUTE, SECOND } from "#core/time";
import { ActiveClock } from "../active-clock";
import { HeldTime } from "../leases/held-time";
import { DayBook } from "../record/day-book";
import { CoreLender } from "./core-lender";
import { HomeGuard } from "./home-guard";

/** A Sunday; the lid is opened a week later. */
const CLOSED = Date.parse("2026-11-22T18:30:00Z");
const OPENED = CLOSED + 7 * DAY;
const CALM = { battery: null, isMetered: null, isHidden: false };

afterEach(() => {
  vi.useRealTimers();
});

test("after a week with the lid closed, rules apply by the wall clock, and an old pause is over", () => {
  const home = { now: CLOSED, rules: GUEST_RULES, pausedUntil: CLOSED + HOUR };
  const guard = new HomeGuard(CALM, {
    settings: () => ({ slots: 1, sharePercent: 100, rules: home.rules, pausedUntil: home.pausedUntil }),
    remote: () => NO_REMOTE_SETTINGS,
    bytesToday: () => 0,
    calendar: calendarOf("UTC"),
    now: () => home.now,
  });
  expect(guard.why()).toMatchObject({ kind: "paused" });
  home.now = OPENED;
  expect(guard.why()).toEqual({ kind: "about-to-continue" });
  for (let second = 0; second < 10; second++) guard.tick();
  expect(guard.why()).toBeNull();
  home.rules = { ...GUEST_RULES, week: NIGHTS };
  expect(guard.why()).toEqual({ kind: "quiet-hours", until: Date.parse("2026-11-29T22:00:00Z") });
});

test("a unit that ends after that week counts on the day on which it ended, and the week is not counted as core time", async () => {
  vi.useFakeTimers();
  const home = { now: CLOSED };
  const book = await DayBook.open({ calendar: calendarOf("UTC"), now: () => home.now });
  const clock = new ActiveClock(() => home.now);
  const begun = clock.elapsed;
  for (let tick = 0; tick < 8; tick++) {
    home.now += 250;
    clock.tick();
  }
  book.count({ units: 1, bytes: 100 });
  home.now = OPENED;
  clock.tick();
  expect(clock.elapsed - begun).toBeLessThan(3 * SECOND);
  book.countUnit({ coreMs: clock.elapsed - begun, bytes: 5, customer: undefined, tariff: null });
  expect(book.today).toMatchObject({ date: "2026-11-29", units: 1, bytes: 5 });
  expect(book.today.coreMs).toBeLessThan(3 * SECOND);
});

test("a unit that was paused when the lid was closed goes to others, and cores are lent again one at a time", () => {
  const home = { now: CLOSED };
  const held = new HeldTime(() => home.now);
  held.hold(true);
  const lender = new CoreLender(4, { crowd: { isCrowded: () => false }, now: () => home.now, onChange: () => {} });
  home.now += MINUTE;
  lender.delayed();
  expect(lender.lent).toBe(2);
  home.now = OPENED;
  expect(held.ms).toBeGreaterThan(DAY);
  lender.tick();
  lender.tick();
  expect(lender.lent).toBe(3);
});
