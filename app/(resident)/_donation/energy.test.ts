import { expect, test } from "vitest";
import { POWER } from "#core/home/power";
import { compareToKettle, coreHourBalance, energyOf } from "./energy";

const HOUR_MS = 3_600_000;

test("a thousand core-hours take a thousand times the watts of a core, at the price of a kilowatt-hour", () => {
  const { wattHours, costNanos } = energyOf(1_000 * HOUR_MS);
  expect(wattHours).toBeCloseTo(1_000 * POWER.wattsPerCore);
  expect(costNanos).toBe(POWER.wattsPerCore * POWER.nanosPerKwh);
});

test("no work takes no power and is compared to nothing", () => {
  expect(energyOf(0)).toEqual({ wattHours: 0, costNanos: 0 });
  expect(compareToKettle(0)).toEqual({ kind: "nothing" });
});

test("less than one boil is shown in seconds of a kettle, more in boils", () => {
  expect(compareToKettle(19)).toEqual({ kind: "seconds", seconds: 46 });
  expect(compareToKettle(POWER.kettleWh)).toEqual({ kind: "boils", boils: 1 });
  expect(compareToKettle(POWER.kettleWh * 2.4)).toEqual({ kind: "boils", boils: 2.5 });
  expect(compareToKettle(POWER.kettleWh * 41.4)).toEqual({ kind: "boils", boils: 41 });
});

test("a core-hour brings the resident's share of its price", () => {
  expect(coreHourBalance(20_000_000, 80)).toEqual({ earnedNanos: 16_000_000, powerNanos: 840_000 });
});
