import fc from "fast-check";
import { expect, test } from "vitest";
import { type Random, seededRandom } from "../random";
import { forecastMonth, MAX_FORECAST_DAYS, MIN_FORECAST_DAYS, type SeenDay } from "./forecast-month";
import { judgeForecast } from "./judge-forecast";

const MONTH = 30;
const CENT = 10_000_000;

const day = (creditNanos: number, coreMs = 3_600_000, powerNanos = CENT): SeenDay => ({
  creditNanos,
  coreMs,
  powerNanos,
});
const repeat = (count: number, of: SeenDay) => Array.from({ length: count }, () => of);

test("with fewer than fourteen complete days it does not know, whatever was earned in them", () => {
  expect(forecastMonth([], MONTH)).toEqual({ kind: "too-early", days: 0, neededDays: MIN_FORECAST_DAYS });
  expect(forecastMonth(repeat(13, day(900 * CENT)), MONTH)).toMatchObject({ kind: "too-early", days: 13 });
});

test("a device that did nothing is idle; one that worked and earned nothing costs its power", () => {
  expect(forecastMonth(repeat(15, day(0, 0, 0)), MONTH)).toEqual({ kind: "idle", days: 15 });
  expect(forecastMonth(repeat(15, day(0)), MONTH)).toEqual({
    kind: "likely",
    ...{ days: 15, lowNanos: 0, likelyNanos: 0, highNanos: 0, powerNanos: MONTH * CENT },
  });
});

test("only the last four weeks count", () => {
  const days = [...repeat(40, day(500 * CENT)), ...repeat(MAX_FORECAST_DAYS, day(CENT))];
  expect(forecastMonth(days, MONTH)).toMatchObject({ days: MAX_FORECAST_DAYS, likelyNanos: MONTH * CENT });
});

test("fewer days and longer runs of good and bad ones make it less sure", () => {
  const width = (days: readonly SeenDay[]) => {
    const forecast = forecastMonth(days, MONTH);
    if (forecast.kind !== "likely") throw new Error("no forecast");
    return forecast.highNanos - forecast.lowNanos;
  };
  const changing = (count: number, run: number) =>
    Array.from({ length: count }, (_, at) => day(Math.floor(at / run) % 2 === 0 ? 20 * CENT : 30 * CENT));
  expect(width(changing(14, 1))).toBeGreaterThan(width(changing(28, 1)));
  expect(width(changing(28, 7))).toBeGreaterThan(width(changing(28, 1)));
});

test("whatever was seen, a forecast is whole, not negative and in order", () => {
  const seen = fc.record({
    creditNanos: fc.integer({ min: -1e12, max: 1e13 }),
    coreMs: fc.integer({ min: 0, max: 64 * 86_400_000 }),
    powerNanos: fc.integer({ min: 0, max: 1e12 }),
  });
  fc.assert(
    fc.property(fc.array(seen, { maxLength: 40 }), fc.integer({ min: 28, max: 31 }), (days, monthDays) => {
      const forecast = forecastMonth(days, monthDays);
      if (forecast.kind !== "likely") return;
      const { lowNanos, likelyNanos, highNanos, powerNanos } = forecast;
      for (const value of [lowNanos, likelyNanos, highNanos, powerNanos])
        expect(Number.isSafeInteger(value)).toBe(true);
      expect(0 <= lowNanos && lowNanos <= likelyNanos && likelyNanos <= highNanos).toBe(true);
      expect(judgeForecast(forecast, likelyNanos)).toBe("within");
    }),
  );
});

test("a month is judged by what was said of it", () => {
  const said = { lowNanos: 5, highNanos: 9 };
  expect([4, 5, 9, 10].map((earned) => judgeForecast(said, earned))).toEqual(["below", "within", "within", "above"]);
});

/** Days of households as they are: a desktop that is on in evenings, one with busy weekends, a laptop that is away for days. */
const HOUSEHOLDS: Record<string, (random: Random) => () => number> = {
  "every evening": (random) => () => CENT * (6 + 8 * random()),
  "busy at weekends": (random) => {
    let at = Math.floor(random() * 7);
    return () => CENT * (at++ % 7 < 5 ? 2 + 4 * random() : 8 + 12 * random());
  },
  "away for days": (random) => {
    let isHere = random() < 0.6;
    return () => {
      if (random() < (isHere ? 0.2 : 0.3)) isHere = !isHere;
      return isHere ? CENT * (4 + 8 * random()) : 0;
    };
  },
  "a rare rich job": (random) => () => CENT * (1 + random()) * (random() < 0.1 ? 12 : 1),
};

/** A week that repeats itself makes days differ and months alike: that is not looked for, so it errs on the wide side. */
const REPEATS = "busy at weekends";

test.each(Object.entries(HOUSEHOLDS))("%s: about four months in five end within the interval", (name, household) => {
  for (const seenDays of [MIN_FORECAST_DAYS, 21, MAX_FORECAST_DAYS]) {
    const random = seededRandom(seenDays);
    const months = 2_000;
    let within = 0;
    for (let month = 0; month < months; month++) {
      const next = household(random);
      const seen = Array.from({ length: seenDays }, () => day(Math.round(next())));
      const earned = Array.from({ length: MONTH }, () => Math.round(next())).reduce((sum, one) => sum + one, 0);
      const forecast = forecastMonth(seen, MONTH);
      if (forecast.kind === "likely" && judgeForecast(forecast, earned) === "within") within += 1;
    }
    const share = within / months;
    expect([seenDays, share, share > 0.72 && (share < 0.92 || name === REPEATS)]).toEqual([seenDays, share, true]);
  }
});
