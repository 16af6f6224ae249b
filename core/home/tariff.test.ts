import { describe, expect, test } from "vitest";
import { DAY, HOUR, MINUTE } from "../time";
import { calendarOf } from "./calendar";
import { ONTARIO_TARIFFS } from "./ontario-tariffs";
import { readTariff, type WrittenTariff } from "./read-tariff";
import { firstUnpricedDay, isPriceRight, priceAt, type Tariff } from "./tariff";
import { TariffClock } from "./tariff-clock";

const TORONTO = calendarOf("America/Toronto");

function read(written: WrittenTariff): Tariff {
  const answer = readTariff(written);
  if (answer.kind === "faults") throw new Error(JSON.stringify(answer.faults));
  return answer.tariff;
}

const [tou, ulo, tiered] = ONTARIO_TARIFFS.map(read) as [Tariff, Tariff, Tariff];
const at = (tariff: Tariff, moment: string) => priceAt(tariff, TORONTO(Date.parse(moment)));

describe("the shipped examples", () => {
  test.each([
    ["a winter evening", tou, "2026-01-14T18:30:00-05:00", "on-peak", 203_000_000],
    ["a summer noon", tou, "2026-07-14T12:00:00-04:00", "on-peak", 203_000_000],
    ["a holiday's noon", tou, "2026-07-01T12:00:00-04:00", "off-peak", 98_000_000],
    ["a Saturday", tou, "2026-07-11T12:00:00-04:00", "off-peak", 98_000_000],
    ["the last minute of winter", tou, "2026-04-30T23:59:00-04:00", "off-peak", 98_000_000],
    ["a night", ulo, "2026-01-14T23:00:00-05:00", "ultra-low", 39_000_000],
    ["an evening", ulo, "2026-01-14T16:00:00-05:00", "on-peak", 391_000_000],
    ["any hour", tiered, "2026-01-14T16:00:00-05:00", "flat", 142_000_000],
  ])("price %s", (_, tariff, moment, band, nanosPerKwh) => {
    expect(at(tariff, moment)).toEqual({ band, nanosPerKwh });
  });

  test("after them the hours of the last year that is known apply, without a price", () => {
    expect(at(tou, "2026-11-30T08:00:00-05:00")).toEqual({ band: "on-peak", nanosPerKwh: null });
    expect(at(tou, "2028-07-13T12:00:00-04:00")).toEqual({ band: "on-peak", nanosPerKwh: null });
    expect(isPriceRight(tou, TORONTO(Date.parse("2031-12-03T08:00:00-05:00")), "not-peak")).toBe(false);
    expect(at(tou, "2025-10-31T08:00:00-04:00")).toBeNull();
  });

  test.each(["2026-12-25", "2026-12-28", "2027-01-01", "2028-07-03"])(
    "after them %s is a holiday, and the Wednesday before it is not",
    (day) => {
      const noon = Date.parse(`${day}T17:00:00Z`);
      expect(priceAt(tou, TORONTO(noon))?.band).toBe("off-peak");
      const wednesday = noon - ((TORONTO(noon).weekday + 5) % 7) * DAY;
      expect(priceAt(tou, TORONTO(wednesday))?.band).toMatch(/peak/);
      expect(priceAt(tou, TORONTO(wednesday))?.band).not.toBe("off-peak");
    },
  );

  test("every holiday that is listed is a weekday", () => {
    for (const day of tou.periods[0]?.holidays ?? [])
      expect(TORONTO(Date.parse(`${day}T17:00:00Z`)).weekday, day).toBeLessThan(5);
  });

  test("the first day without a price is found across seasons and gaps", () => {
    expect(firstUnpricedDay(tou.periods, "2026-01-01")).toBe("2026-11-01");
    expect(firstUnpricedDay(tou.periods, "2026-12-01")).toBe("2026-12-01");
    expect(firstUnpricedDay([...tou.periods, { from: "2027-01-01", until: null }], "2026-01-01")).toBe("2026-11-01");
    expect(firstUnpricedDay([{ from: "2026-01-01", until: null }], "2026-01-01")).toBeNull();
  });
});

test("power rules: not during peak hours, and only at the lowest price of the day", () => {
  const may = (when: "not-peak" | "cheapest", moment: string) => isPriceRight(ulo, TORONTO(Date.parse(moment)), when);
  expect(may("not-peak", "2026-01-14T17:00:00-05:00")).toBe(false);
  expect(may("not-peak", "2026-01-14T22:00:00-05:00")).toBe(true);
  expect(may("cheapest", "2026-01-14T22:00:00-05:00")).toBe(false);
  expect(may("cheapest", "2026-01-14T23:00:00-05:00")).toBe(true);
  expect(isPriceRight(tiered, TORONTO(Date.parse("2026-01-14T12:00:00-05:00")), "cheapest")).toBe(true);
});

test("the lowest price of the day is the least amount, whatever it is called", () => {
  const [tiered] = ONTARIO_TARIFFS.slice(-1);
  const cents = { "ultra-low": "9.8", "mid-peak": "4.2" };
  const hours = { "ultra-low": "0-12", "mid-peak": "12-24" };
  const odd = read({
    ...(tiered as WrittenTariff),
    periods: [{ from: "2025-11-01", until: "2026-11-01", cents, weekdays: hours, weekends: hours }],
  });
  const may = (moment: string) => isPriceRight(odd, TORONTO(Date.parse(moment)), "cheapest");
  expect([may("2026-01-14T06:00:00-05:00"), may("2026-01-14T18:00:00-05:00")]).toEqual([false, true]);
  expect([may("2027-01-14T06:00:00-05:00"), may("2027-01-14T18:00:00-05:00")]).toEqual([false, true]);
});

describe("time is priced by the hours in which it was spent", () => {
  const total = (parts: Map<number | null, number>) => [...parts.values()].reduce((sum, ms) => sum + ms, 0);

  test("across a change of price", () => {
    const end = Date.parse("2026-01-14T19:10:00-05:00");
    expect(new TariffClock().byPrice(tou, end, 30 * MINUTE)).toEqual(
      new Map([
        [203_000_000, 20 * MINUTE],
        [98_000_000, 10 * MINUTE],
      ]),
    );
  });

  test("across both clock changes, with nothing lost or counted twice", () => {
    for (const day of ["2026-03-08", "2025-11-02"]) {
      const end = Date.parse(`${day}T12:00:00-05:00`);
      expect(total(new TariffClock().byPrice(ulo, end, 20 * HOUR + 7))).toBe(20 * HOUR + 7);
    }
    // The night in which clocks are put forward has one hour less of the low price.
    const lowBefore = (noon: string) => new TariffClock().byPrice(ulo, Date.parse(noon), 12 * HOUR).get(39_000_000);
    expect(lowBefore("2026-03-08T12:00:00-04:00")).toBe(8 * HOUR - HOUR);
    expect(lowBefore("2026-03-09T12:00:00-04:00")).toBe(7 * HOUR);
  });
});

describe("what an admin enters", () => {
  const [period] = ONTARIO_TARIFFS[0]?.periods ?? [];
  const written = (changed: object, ...more: object[]) =>
    readTariff({ ...ONTARIO_TARIFFS[0], periods: [{ ...period, ...changed }, ...more] } as WrittenTariff);

  test.each([
    ["hours that no price has", { weekdays: { "off-peak": "0-7" } }, { kind: "hour-without-price", hour: 7 }],
    [
      "hours with two",
      { weekends: { "off-peak": "0-24", "on-peak": "3-4" } },
      { kind: "hour-with-two-prices", hour: 3 },
    ],
    ["hours that are none", { weekends: { "off-peak": "7-25" } }, { kind: "no-such-hours", hours: "7-25" }],
    ["a price that is none", { cents: { "off-peak": "9,8" } }, { kind: "no-such-price", cents: "9,8" }],
    ["a price that is not said", { cents: { "off-peak": "9.8" } }, { kind: "price-missing", band: "mid-peak" }],
    ["a day that is none", { from: "2025-02-30" }, { kind: "no-such-day", day: "2025-02-30" }],
    ["an end before the beginning", { until: "2025-10-01" }, { kind: "ends-before-it-begins" }],
  ])("reports %s", (_, changed, fault) => {
    expect(written(changed)).toMatchObject({
      kind: "faults",
      faults: expect.arrayContaining([expect.objectContaining(fault)]),
    });
  });

  test("overlaps are refused; gaps are allowed and reported", () => {
    const next = { ...period, from: "2026-04-01", until: "2026-06-01" };
    expect(written({}, next)).toMatchObject({ faults: [{ kind: "overlap", from: "2026-04-01", until: "2026-05-01" }] });
    const later = { ...period, from: "2026-06-01", until: null };
    expect(written({}, later)).toMatchObject({ kind: "tariff", gaps: [{ from: "2026-05-01", until: "2026-06-01" }] });
  });
});
