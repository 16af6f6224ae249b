import fc from "fast-check";
import { expect, test } from "vitest";
import { GUEST_RULES, type HomeRules } from "#core/home/home-rules";
import { NIGHTS } from "#core/home/week";
import { LIMITS } from "#protocol/limits";
import { bounded } from "./preferences";

const anyRules = fc.record({
  battery: fc.anything(),
  onMetered: fc.anything(),
  dailyMib: fc.anything(),
  week: fc.anything(),
  refusedKinds: fc.anything(),
  refusedCustomers: fc.oneof(fc.array(fc.anything()), fc.anything()),
});
const rules = fc.oneof(anyRules, fc.anything()) as fc.Arbitrary<HomeRules>;

test("any stored value becomes valid settings", () => {
  const anything = fc.oneof(fc.double(), fc.integer(), fc.anything()) as fc.Arbitrary<number>;
  fc.assert(
    fc.property(anything, anything, fc.anything() as fc.Arbitrary<boolean>, rules, (slots, sharePercent, on, rules) => {
      const preferences = bounded({ slots, sharePercent, on, rules, pausedUntil: slots });
      expect(typeof preferences.on).toBe("boolean");
      expect(Number.isInteger(preferences.slots)).toBe(true);
      expect(preferences.slots).toBeGreaterThanOrEqual(1);
      expect(preferences.slots).toBeLessThanOrEqual(LIMITS.slotsPerDevice);
      expect(preferences.sharePercent).toBeGreaterThanOrEqual(1);
      expect(preferences.sharePercent).toBeLessThanOrEqual(100);
      expect(preferences.pausedUntil === null || Number.isFinite(preferences.pausedUntil)).toBe(true);
      const { battery, dailyMib, onMetered, week } = preferences.rules;
      expect(battery === "never" || (battery >= 0 && battery <= 100)).toBe(true);
      expect(dailyMib === null || (dailyMib >= 1 && dailyMib <= LIMITS.MAX_DAILY_MIB)).toBe(true);
      expect(typeof onMetered).toBe("boolean");
      expect(preferences.rules.refusedKinds).toBeInstanceOf(Array);
      for (const { id } of preferences.rules.refusedCustomers) expect(typeof id).toBe("string");
      const { maxProgramMib } = preferences.rules;
      expect(maxProgramMib === null || maxProgramMib >= 1).toBe(true);
      expect(week).toHaveLength(7);
      expect(typeof preferences.rules.keepsScreenOn).toBe("boolean");
      expect(typeof preferences.rules.givesWay).toBe("boolean");
    }),
  );
});

test("rules that a browser stored before there were others get a guest's defaults for these", () => {
  const kept = { battery: 50, onMetered: false } as HomeRules;
  const { rules } = bounded({ on: true, slots: 1, sharePercent: 100, pausedUntil: null, rules: kept });
  expect(rules).toEqual({ ...GUEST_RULES, battery: 50 });
});

test("a stored tariff is complete, or ignored", () => {
  const settings = { on: true, slots: 1, sharePercent: 100, pausedUntil: null };
  const kept = (tariff: unknown) => bounded({ ...settings, rules: { tariff } as HomeRules }).rules.tariff;
  const flat = Array<"flat">(24).fill("flat");
  const period = {
    from: "2026-01-01",
    until: null,
    nanosPerKwh: { flat: 1 },
    weekdays: flat,
    weekends: flat,
    holidays: [],
  };
  const tariff = { id: "t", name: { en: "T", fr: "T" }, timeZone: "UTC", source: "", periods: [period] };
  expect(kept(tariff)).toEqual(tariff);
  expect(kept({ ...tariff, timeZone: "Mars/Olympus" })).toBeNull();
  expect(kept({ ...tariff, periods: [{ ...period, weekdays: flat.slice(1) }] })).toBeNull();
  expect(kept({ ...tariff, periods: [{ ...period, nanosPerKwh: { flat: 0.5 } }] })).toBeNull();
});

test("settings within their bounds stay as they are", () => {
  const rules: HomeRules = {
    battery: 30,
    onMetered: true,
    dailyMib: null,
    maxProgramMib: 16,
    week: NIGHTS,
    tariff: null,
    power: "cheapest",
    refusedKinds: ["business"],
    refusedCustomers: [{ id: "ada", name: "Ada" }],
    keepsScreenOn: true,
    givesWay: false,
  };
  const kept = { on: true, slots: 6, sharePercent: 40, rules, pausedUntil: 1_800_000_000_000 };
  expect(bounded(kept)).toEqual(kept);
});
