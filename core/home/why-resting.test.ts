import { describe, expect, test } from "vitest";
import { HOUR } from "../time";
import { calendarOf } from "./calendar";
import { GUEST_RULES, type HomeRules } from "./home-rules";
import { ONTARIO_TARIFFS } from "./ontario-tariffs";
import { readTariff } from "./read-tariff";
import { EVERY_HOUR, NIGHTS, OUT_OF_OFFICE } from "./week";
import { type HomeFacts, whyResting } from "./why-resting";

const TORONTO = calendarOf("America/Toronto");
const SUNDAY_NOON = Date.parse("2026-11-29T12:00:00-05:00");
const PLUGGED_IN: HomeFacts = {
  at: SUNDAY_NOON,
  pausedUntil: null,
  battery: null,
  isMetered: null,
  isHidden: false,
  bytesToday: 0,
};

const why = (rules: Partial<HomeRules>, facts: Partial<HomeFacts> = {}) =>
  whyResting({ ...GUEST_RULES, ...rules }, { ...PLUGGED_IN, ...facts }, TORONTO);

const onBattery = (percent: number) => ({ battery: { isCharging: false, percent } });

test("a device whose browser reports nothing works", () => {
  expect(why({})).toBeNull();
});

describe("a pause", () => {
  test("lasts until its end, whatever the other rules say", () => {
    const pausedUntil = SUNDAY_NOON + HOUR;
    expect(why({}, { pausedUntil, ...onBattery(5) })).toEqual({ kind: "paused", until: pausedUntil });
    expect(why({}, { pausedUntil, at: pausedUntil })).toBeNull();
  });
});

describe("power", () => {
  test("on battery it works only if allowed, and above the percentage", () => {
    expect(why({}, onBattery(90))).toEqual({ kind: "on-battery" });
    expect(why({ battery: 50 }, onBattery(90))).toBeNull();
    expect(why({ battery: 50 }, onBattery(50))).toEqual({ kind: "low-battery", percent: 50, above: 50 });
    expect(why({}, { battery: { isCharging: true, percent: 3 } })).toBeNull();
  });

  test("a hidden page does not work on battery, because browsers would freeze it", () => {
    expect(why({ battery: 50 }, { ...onBattery(90), isHidden: true })).toEqual({ kind: "hidden-on-battery" });
    expect(why({ battery: 50 }, { isHidden: true })).toBeNull();
  });
});

describe("data", () => {
  test("a metered network is not used until that is allowed", () => {
    expect(why({}, { isMetered: true })).toEqual({ kind: "metered" });
    expect(why({ onMetered: true }, { isMetered: true })).toBeNull();
  });

  test("work ends when the day's data is used up", () => {
    const dailyMib = 100;
    expect(why({ dailyMib }, { bytesToday: dailyMib * 2 ** 20 - 1 })).toBeNull();
    expect(why({ dailyMib }, { bytesToday: dailyMib * 2 ** 20 })).toEqual({ kind: "data-used", mib: dailyMib });
    expect(why({ dailyMib: null }, { bytesToday: 2 ** 50 })).toBeNull();
  });
});

describe("the price of power", () => {
  const written = ONTARIO_TARIFFS[0];
  const read = written && readTariff(written);
  const tariff = read?.kind === "tariff" ? read.tariff : null;
  const at = (text: string) => ({ at: Date.parse(text) });

  test("during peak hours it rests until they end, unless told to work", () => {
    const evening = at("2026-01-14T17:30:00-05:00");
    expect(why({ tariff }, evening)).toEqual({ kind: "dear-power", until: Date.parse("2026-01-14T19:00:00-05:00") });
    expect(why({ tariff, power: "always" }, evening)).toBeNull();
    expect(why({ tariff }, at("2026-01-14T12:00:00-05:00"))).toBeNull();
  });

  const nights = ONTARIO_TARIFFS[1] && readTariff(ONTARIO_TARIFFS[1]);
  const ulo = { tariff: nights?.kind === "tariff" ? nights.tariff : null, power: "cheapest" as const };
  const dear = (until: string) => ({ kind: "dear-power", until: Date.parse(until) });

  test("when clocks change, the cheap hours are those of the wall clock", () => {
    expect(why(ulo, at("2026-03-08T01:59:00-05:00"))).toBeNull();
    expect(why(ulo, at("2026-03-08T06:59:00-04:00"))).toBeNull();
    expect(why(ulo, at("2026-03-08T07:00:00-04:00"))).toEqual(dear("2026-03-08T23:00:00-04:00"));
    expect(why(ulo, at("2026-03-07T12:00:00-05:00"))).toEqual(dear("2026-03-07T23:00:00-05:00"));
    for (const hour of ["01:30:00-04:00", "01:30:00-05:00", "06:59:00-05:00"])
      expect(why(ulo, at(`2025-11-02T${hour}`))).toBeNull();
    expect(why(ulo, at("2025-11-02T07:00:00-05:00"))).toEqual(dear("2025-11-02T23:00:00-05:00"));
  });

  test("after the tariff its last hours apply, and before it a device works", () => {
    expect(why({ tariff }, at("2026-11-30T17:30:00-05:00"))).toEqual(dear("2026-11-30T19:00:00-05:00"));
    expect(why({ tariff }, at("2025-10-30T17:30:00-04:00"))).toBeNull();
  });

  test("the tariff's time zone counts, wherever the device is", () => {
    const facts = { ...PLUGGED_IN, ...at("2026-01-14T17:30:00-05:00") };
    expect(whyResting({ ...GUEST_RULES, tariff }, facts, calendarOf("Asia/Kolkata"), TORONTO)).toMatchObject({
      kind: "dear-power",
    });
  });
});

describe("hours of the week", () => {
  const at = (text: string) => ({ at: Date.parse(text) });
  const until = (text: string) => ({ kind: "quiet-hours", until: Date.parse(text) });

  test("quiet hours end at the next hour that is not quiet", () => {
    expect(why({ week: NIGHTS })).toEqual(until("2026-11-29T22:00:00-05:00"));
    expect(why({ week: NIGHTS }, at("2026-11-29T23:30:00-05:00"))).toBeNull();
    expect(why({ week: NIGHTS }, at("2026-11-30T07:00:00-05:00"))).toEqual(until("2026-11-30T22:00:00-05:00"));
    expect(why({ week: OUT_OF_OFFICE }, at("2026-11-30T09:00:01-05:00"))).toEqual(until("2026-11-30T17:00:00-05:00"));
    expect(why({ week: OUT_OF_OFFICE }, at("2026-11-28T12:00:00-05:00"))).toBeNull();
  });

  test("a week without hours has no next one", () => {
    expect(why({ week: EVERY_HOUR.map(() => 0) })).toEqual({ kind: "quiet-hours", until: null });
  });

  test("clocks put forward: an hour that is skipped begins with the one after it", () => {
    const onlyTwoOnSunday = EVERY_HOUR.map((_, day) => (day === 6 ? 1 << 2 : 0));
    const springForward = at("2026-03-08T01:59:00-05:00");
    expect(TORONTO(springForward.at + 60_000)).toMatchObject({ hour: 3, weekday: 6 });
    expect(why({ week: onlyTwoOnSunday }, springForward)).toEqual(until("2026-03-15T02:00:00-04:00"));
    expect(why({ week: NIGHTS }, at("2026-03-08T03:00:00-04:00"))).toBeNull();
  });

  test("clocks put back: the repeated hour counts as the same hour both times", () => {
    const onlyOneOnSunday = EVERY_HOUR.map((_, day) => (day === 6 ? 1 << 1 : 0));
    const rules = { week: onlyOneOnSunday };
    expect(why(rules, at("2026-11-01T00:30:00-04:00"))).toEqual(until("2026-11-01T01:00:00-04:00"));
    expect(why(rules, at("2026-11-01T01:30:00-04:00"))).toBeNull();
    expect(why(rules, at("2026-11-01T01:30:00-05:00"))).toBeNull();
    expect(why(rules, at("2026-11-01T02:00:00-05:00"))).toMatchObject({ kind: "quiet-hours" });
  });

  test("zones with half-hour offsets have full hours of their own", () => {
    const india = calendarOf("Asia/Kolkata");
    const facts = { ...PLUGGED_IN, at: Date.parse("2026-11-29T20:10:00+05:30") };
    expect(whyResting({ ...GUEST_RULES, week: NIGHTS }, facts, india)).toEqual(until("2026-11-29T22:00:00+05:30"));
  });
});
