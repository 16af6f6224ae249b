import fc from "fast-check";
import { expect, test } from "vitest";
import { FUEL_PER_CORE_SECOND } from "../metering/core-second";
import { priceOfFuel, priceOfUnit, roughPriceOfFuel } from "./pricing";

const MAX_FUEL = 40_000_000_000_000;
const HOUR_SECONDS = 3_600;
/** C$100 an hour. */
const MAX_HOUR_NANOS = 100_000_000_000;
/** How much fuel counted as a second before fuel was calibrated, and how much does now. */
const OLD_SECOND = 1_000_000_000;

const fuel = () => fc.oneof(fc.nat(10_000), fc.integer({ min: 0, max: MAX_FUEL }));
const rate = () =>
  fc.record({
    coreHourNanos: fc.oneof(fc.nat(1_000), fc.integer({ min: 0, max: MAX_HOUR_NANOS })),
    fuelPerSecond: fc.constantFrom(OLD_SECOND, FUEL_PER_CORE_SECOND),
  });
const left = () => fc.oneof(fc.integer({ min: -10, max: 1_000 }), fc.nat(10 ** 15));

test("the price of fuel is exact, rounded up to the next nanodollar, and never zero", () =>
  fc.assert(
    fc.property(fuel(), rate(), (spent, one) => {
      const price = BigInt(priceOfFuel(spent, one));
      const [dear, hour] = [BigInt(spent) * BigInt(one.coreHourNanos), BigInt(one.fuelPerSecond * HOUR_SECONDS)];
      expect(price * hour).toBeGreaterThanOrEqual(dear);
      if (price > 1n) expect((price - 1n) * hour).toBeLessThan(dear);
      expect(price).toBeGreaterThanOrEqual(1n);
      expect(Number.isSafeInteger(Number(price))).toBe(true);
    }),
  ));

test("the rough price is the exact one, give or take a nanodollar and a millionth", () =>
  fc.assert(
    fc.property(fuel(), rate(), (spent, one) => {
      const exact = priceOfFuel(spent, one);
      expect(Math.abs(roughPriceOfFuel(spent, one) - exact)).toBeLessThanOrEqual(1 + exact / 1e6);
    }),
  ));

test("more fuel never costs less", () =>
  fc.assert(
    fc.property(fuel(), fuel(), rate(), (a, b, one) => {
      expect(priceOfFuel(Math.max(a, b), one)).toBeGreaterThanOrEqual(priceOfFuel(Math.min(a, b), one));
    }),
  ));

test("a unit's price is the sum of what its devices and the city earn, and never more than is left of the budget", () =>
  fc.assert(
    fc.property(
      fuel(),
      fc.integer({ min: 1, max: 5 }),
      left(),
      rate(),
      fc.nat(100),
      (spent, agreeing, remaining, one, percent) => {
        const { priceNanos, creditNanos, cityNanos } = priceOfUnit(spent, agreeing, remaining, one, percent);
        expect(priceNanos).toBe(creditNanos * agreeing + cityNanos);
        expect(priceNanos).toBeLessThanOrEqual(Math.max(0, remaining));
        for (const nanos of [priceNanos, creditNanos, cityNanos]) {
          expect(Number.isSafeInteger(nanos) && nanos >= 0).toBe(true);
        }
        expect(creditNanos * agreeing * 100).toBeLessThanOrEqual(priceNanos * percent);
      },
    ),
  ));

test("an hour of one core costs exactly what the city asks", () =>
  fc.assert(
    fc.property(fc.integer({ min: 1, max: MAX_HOUR_NANOS }), (coreHourNanos) => {
      const rate = { coreHourNanos, fuelPerSecond: FUEL_PER_CORE_SECOND };
      expect(priceOfFuel(FUEL_PER_CORE_SECOND * HOUR_SECONDS, rate)).toBe(coreHourNanos);
    }),
  ));
