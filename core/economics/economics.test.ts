import fc from "fast-check";
import { expect, test } from "vitest";
import { ONTARIO_TARIFFS } from "../home/ontario-tariffs";
import { readTariff } from "../home/read-tariff";
import { coreHourOf } from "./core-hour";
import { FACTS } from "./facts";
import { BOUNDS, bounded, firstInputs, INPUT_NAMES, type Inputs } from "./inputs";
import { laptopBalances, laptopOf } from "./laptop";
import { meanPowerPrice } from "./mean-power-price";
import type { MeasuredCity } from "./measured-city";
import { monthOf } from "./month-of";

const CENT = 10_000_000;
const DOLLAR = 100 * CENT;
const measured: MeasuredCity = { busyPermille: 950, paidPermille: 980, speedPermille: 900, answersPermille: 1_250 };
const perfect: MeasuredCity = {
  busyPermille: 1_000,
  paidPermille: 1_000,
  speedPermille: 1_000,
  answersPermille: 1_000,
};
const first = firstInputs({ coreHourNanos: 2 * CENT, donorPercent: 80 });

const anyInputs: fc.Arbitrary<Inputs> = fc.record(
  Object.fromEntries(INPUT_NAMES.map((name) => [name, fc.integer(BOUNDS[name])])) as Record<
    keyof Inputs,
    fc.Arbitrary<number>
  >,
);
const permille = fc.integer({ min: 1, max: 1_000 });
const anyCity: fc.Arbitrary<MeasuredCity> = fc.record({
  busyPermille: permille,
  paidPermille: permille,
  speedPermille: permille,
  answersPermille: fc.integer({ min: 1_000, max: 3_000 }),
});

test("what customers pay is what residents earn and the city keeps, to the nanodollar, for any inputs", () => {
  fc.assert(
    fc.property(anyInputs, anyCity, (inputs, city) => {
      const month = monthOf(inputs, city);
      const amounts = [month.paidByCustomers, month.earnedByResidents, month.keptByCity, month.power, month.cityLeft];
      expect(amounts.every(Number.isSafeInteger)).toBe(true);
      expect(month.earnedByResidents + month.keptByCity).toBe(month.paidByCustomers);
      expect(month.residentsLeft + month.power + month.cityLeft + month.server).toBe(month.paidByCustomers);
      expect(Math.min(month.earnedByResidents, month.keptByCity)).toBeGreaterThanOrEqual(0);
      const hour = coreHourOf(inputs, city);
      expect(hour.earnedByResidents + hour.keptByCity).toBe(hour.paidByCustomer);
    }),
  );
});

test("a small city, by hand", () => {
  const inputs = {
    ...first,
    households: 10,
    cores: 2,
    litHours: 5,
    demandPermille: 1_000,
    serverNanosPerMonth: DOLLAR,
  };
  const month = monthOf(inputs, perfect);
  expect(month.paidHours).toBeCloseTo(10 * 2 * 5 * 30.4);
  expect(month.paidByCustomers).toBe(3_040 * 2 * CENT);
  expect(month.earnedByResidents).toBe(48.64 * DOLLAR);
  expect(month.power).toBe(Math.round(3_040 * 0.006 * first.nanosPerKwh));
  expect(month.cityLeft).toBe(12.16 * DOLLAR - DOLLAR);
});

test("a verified core-hour costs one price for each answer, and residents lose nothing until power has its price", () => {
  const hour = coreHourOf(first, measured);
  expect(hour.paidByCustomer).toBe(2.5 * CENT);
  const at = (nanosPerKwh: number) => {
    const { earnedByResidents, power } = coreHourOf({ ...first, nanosPerKwh }, measured);
    return earnedByResidents - power;
  };
  expect(at(hour.breakEvenNanosPerKwh)).toBeGreaterThanOrEqual(0);
  expect(at(hour.breakEvenNanosPerKwh + CENT)).toBeLessThan(0);
});

test("a given-away laptop is not repaid by its cores: not with internet, whatever the demand, nor alone at today's", () => {
  expect(laptopOf(first, measured, false).payback).toMatchObject({ kind: "worn-out" });
  expect(laptopOf(first, measured, true).payback).toEqual({ kind: "never" });
  expect(laptopOf({ ...first, demandPermille: 1_000, laptopHours: 24 }, perfect, true).payback).toEqual({
    kind: "never",
  });
});

test("a laptop is repaid in its life at the price that it needs, and not below", () => {
  fc.assert(
    fc.property(anyInputs, anyCity, fc.boolean(), (inputs, city, withInternet) => {
      const { neededCoreHourNanos } = laptopOf(inputs, city, withInternet);
      if (neededCoreHourNanos === null) return;
      const at = (coreHourNanos: number) => laptopOf({ ...inputs, coreHourNanos }, city, withInternet).payback.kind;
      expect(at(Math.ceil(neededCoreHourNanos * 1.001))).toBe("pays");
      expect(at(Math.floor(neededCoreHourNanos * 0.99))).not.toBe("pays");
    }),
  );
});

test("the balance of a laptop begins at its price and passes zero in the month in which it is repaid", () => {
  const inputs = { ...first, laptopNanos: 100 * DOLLAR, demandPermille: 1_000 };
  const laptop = laptopOf(inputs, measured, false);
  const balances = laptopBalances(inputs, laptop);
  expect(balances).toHaveLength(inputs.laptopMonths + 1);
  expect(balances[0]).toBe(-100 * DOLLAR);
  expect(laptop.payback).toEqual({ kind: "pays", months: balances.findIndex((left) => left >= 0) });
});

test("inputs from outside are brought within the bounds", () => {
  expect(bounded({ ...first, coreHourNanos: 1e15, households: -3.5, litHours: 7.4 })).toMatchObject({
    coreHourNanos: BOUNDS.coreHourNanos.max,
    households: BOUNDS.households.min,
    litHours: 7,
  });
  expect(bounded(first)).toEqual(first);
});

test("power of the night costs less than that of the day, and without a known price nothing is said", () => {
  const [written] = ONTARIO_TARIFFS;
  if (!written) throw new Error("no tariff");
  const read = readTariff(written);
  if (read.kind !== "tariff") throw new Error("no tariff");
  const hours = (...used: number[]) => Array.from({ length: 24 }, (_, hour) => (used.includes(hour) ? 1 : 0));
  const summer = { since: "2026-05-01", until: "2026-11-01" };
  const mean = (used: number[], date = "2026-12-01") => meanPowerPrice(read.tariff, hours(...used), date);
  expect(mean([0, 1, 2])).toEqual({ ...summer, nanosPerKwh: 98_000_000 });
  // Five days on peak, two off.
  const noon = Math.round((5 * 203_000_000 + 2 * 98_000_000) / 7);
  expect(mean([12])).toEqual({ ...summer, nanosPerKwh: noon });
  expect(mean([12], "2026-04-30")).toMatchObject({ since: "2025-11-01", until: "2026-05-01" });
  expect(mean([])).toBeNull();
  expect(mean([12], "2025-10-31")).toBeNull();
});

test("every figure of the world outside has its day, and where it is not assumed, a public source", () => {
  for (const [name, { asOf, source, value }] of Object.entries(FACTS)) {
    expect(asOf, name).toMatch(/^20\d\d-\d\d-\d\d$/);
    if (source !== null) expect(URL.canParse(source), name).toBe(true);
    expect(value, name).toBeGreaterThan(0);
  }
});
