import { expect, test } from "vitest";
import { daysOfYear, spansOf } from "./spans";

const day = (date: string, units: number) => ({ date, units, coreMs: units * 10, bytes: 1, earnedNanos: 2 });

test("days without a record are there, and what is older is left out", () => {
  const spans = spansOf([day("2026-02-26", 9), day("2026-02-28", 3), day("2026-03-01", 4)], "2026-03-01", "day", 3);
  expect(spans.map(({ from, units }) => [from, units])).toEqual([
    ["2026-02-27", 0],
    ["2026-02-28", 3],
    ["2026-03-01", 4],
  ]);
});

test("weeks begin on Monday, also over the end of a year and a change of the clocks", () => {
  const days = [day("2026-12-31", 1), day("2027-01-03", 2), day("2027-01-04", 4), day("2026-12-27", 8)];
  expect(spansOf(days, "2027-01-05", "week", 3)).toEqual([
    { from: "2026-12-21", units: 8, coreMs: 80, bytes: 1, earnedNanos: 2 },
    { from: "2026-12-28", units: 3, coreMs: 30, bytes: 2, earnedNanos: 4 },
    { from: "2027-01-04", units: 4, coreMs: 40, bytes: 1, earnedNanos: 2 },
  ]);
  expect(spansOf([], "2026-03-10", "week", 2).map(({ from }) => from)).toEqual(["2026-03-02", "2026-03-09"]);
});

test("months are the calendar's", () => {
  const days = [day("2026-01-31", 1), day("2026-02-01", 2), day("2026-02-28", 4)];
  expect(spansOf(days, "2026-03-01", "month", 3).map(({ from, units }) => [from, units])).toEqual([
    ["2026-01-01", 1],
    ["2026-02-01", 6],
    ["2026-03-01", 0],
  ]);
});

test("a year begins on a Monday and ends today, and holds the same day of last year", () => {
  for (const today of ["2026-11-29", "2026-11-30", "2028-02-29", "2027-03-14"]) {
    const year = daysOfYear([day(today, 3)], today);
    expect(new Date(`${year[0]?.from}T00:00:00Z`).getUTCDay()).toBe(1);
    expect(year.at(-1)).toMatchObject({ from: today, units: 3 });
    expect(year.length).toBeGreaterThanOrEqual(365);
    expect(year.length).toBeLessThanOrEqual(371);
  }
});

test("for whom a device worked adds up over its days", () => {
  const forWhom = (units: number) => [{ customer: "River Watch", units }];
  const days = [
    { ...day("2026-11-28", 3), forWhom: forWhom(3) },
    { ...day("2026-11-29", 4), forWhom: forWhom(4) },
  ];
  expect(spansOf(days, "2026-11-29", "month", 1)[0]?.forWhom).toEqual(forWhom(7));
});
