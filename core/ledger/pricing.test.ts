import fc from "fast-check";
import { expect, test } from "vitest";
import { FUEL_PER_MS, gigafuelPrice, priceOfFuel, priceOfUnit } from "./pricing";

const MOST_FUEL = 2_000_000_000_000;
const MOST_RATE = 4_000_000;
const fuel = () => fc.oneof(fc.nat(10_000), fc.integer({ min: 0, max: MOST_FUEL }));
const rates = () => fc.record({ nanosPerGigafuel: fc.integer({ min: 1, max: MOST_RATE }), donorPercent: fc.nat(100) });
const left = () => fc.oneof(fc.integer({ min: -10, max: 1_000 }), fc.nat(10 ** 15));

test("the price of fuel is exact, rounded up to the next kilofuel and nanodollar", () =>
  fc.assert(
    fc.property(fuel(), fc.integer({ min: 1, max: MOST_RATE }), (spent, rate) => {
      const kilofuel = (BigInt(spent) + 999n) / 1_000n;
      const exact = (kilofuel * BigInt(rate) + 999_999n) / 1_000_000n;
      expect(BigInt(priceOfFuel(spent, rate))).toBe(exact > 1n ? exact : 1n);
    }),
  ));

test("more fuel never costs less", () =>
  fc.assert(
    fc.property(fuel(), fuel(), fc.integer({ min: 1, max: MOST_RATE }), (a, b, rate) => {
      expect(priceOfFuel(Math.max(a, b), rate)).toBeGreaterThanOrEqual(priceOfFuel(Math.min(a, b), rate));
    }),
  ));

test("what a unit costs is what its devices and the city earn, and never more than is left", () =>
  fc.assert(
    fc.property(fuel(), fc.integer({ min: 1, max: 5 }), left(), rates(), (spent, agreeing, remaining, rate) => {
      const { priceNanos, creditNanos, cityNanos } = priceOfUnit(spent, agreeing, remaining, rate);
      expect(priceNanos).toBe(creditNanos * agreeing + cityNanos);
      expect(priceNanos).toBeLessThanOrEqual(Math.max(0, remaining));
      for (const nanos of [priceNanos, creditNanos, cityNanos]) {
        expect(Number.isSafeInteger(nanos) && nanos >= 0).toBe(true);
      }
      expect(creditNanos * agreeing * 100).toBeLessThanOrEqual(priceNanos * rate.donorPercent);
    }),
  ));

test("an hour of one core costs what the city asks for it", () =>
  fc.assert(
    fc.property(fc.integer({ min: 1_000_000, max: 10 ** 10 }), (coreHourNanos) => {
      const hour = priceOfFuel(FUEL_PER_MS * 3_600_000, gigafuelPrice(coreHourNanos));
      expect(Math.abs(hour - coreHourNanos)).toBeLessThanOrEqual(3_600);
    }),
  ));
