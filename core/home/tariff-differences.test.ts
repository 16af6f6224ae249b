import { expect, test } from "vitest";
import { ONTARIO_TARIFFS } from "./ontario-tariffs";
import { tariffDifferences } from "./tariff-differences";

const [tou] = ONTARIO_TARIFFS;
if (!tou) throw new Error("No tariff is shipped.");
const [winter, summer] = tou.periods;
if (!winter || !summer) throw new Error("It has two periods.");

test("nothing differs between a tariff and itself, however its parts are ordered", () => {
  const turned = { ...tou, periods: tou.periods.map((one) => ({ ...one, holidays: one.holidays?.toReversed() })) };
  expect(tariffDifferences(tou, { ...turned, periods: turned.periods.toReversed() })).toEqual([]);
  expect(tariffDifferences(null, null)).toEqual([]);
});

test("each part that differs is named, with its place and what it was", () => {
  const dearer = { ...summer, cents: { ...summer.cents, "off-peak": "10.1", flat: "1" }, until: "2027-05-01" };
  const changed = {
    ...{ name: { ...tou.name, fr: "Autre" }, timeZone: "UTC", source: "elsewhere" },
    periods: [
      { ...dearer, weekends: { "off-peak": "0-23", flat: "23-24" }, holidays: [] },
      { ...winter, from: "2027-05-01", until: null },
    ],
  };
  const from = summer.from;
  expect(tariffDifferences(tou, changed)).toEqual([
    { kind: "name" },
    { kind: "time-zone" },
    { kind: "source" },
    { kind: "period-removed", from: winter.from },
    { kind: "end", from, was: summer.until, is: "2027-05-01" },
    { kind: "price", from, band: "flat", was: null, is: "1" },
    { kind: "price", from, band: "off-peak", was: "9.8", is: "10.1" },
    { kind: "hours", from, days: "weekends" },
    { kind: "holidays", from },
    { kind: "period-added", from: "2027-05-01" },
  ]);
});

test("a tariff begins and ends to be offered", () => {
  expect(tariffDifferences(null, tou)).toEqual([{ kind: "offered" }]);
  expect(tariffDifferences(tou, { ...tou, isWithdrawn: true })).toEqual([{ kind: "withdrawn" }]);
  expect(tariffDifferences({ ...tou, isWithdrawn: true }, tou)).toEqual([{ kind: "offered" }]);
});
