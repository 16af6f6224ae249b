import { expect, test } from "vitest";
import { spansCsv } from "./days-csv";

const HEADER = "units,core_seconds,bytes,kwh_at_most,power_cost,earned,earned_less_power,units_for\r\n";

test("what was computed at a price of the tariff costs that", () => {
  const coreMsAtPrice = { 39000000: 3_600_000, 391000000: 1_800_000 };
  const day = { from: "2026-11-29", units: 3, coreMs: 5_400_000, bytes: 0, earnedNanos: 2_407_000, coreMsAtPrice };
  expect(spansCsv([day], "day")).toContain(",0.009000,0.001407000,0.002407000,0.001000000,");
});

test("each span is a row that adds up to the last nanodollar", () => {
  const day = { from: "2026-11-29", units: 3, coreMs: 3_600_000, bytes: 2_048, earnedNanos: 12_345_678_901 };
  expect(spansCsv([day], "day")).toBe(
    `date,${HEADER}2026-11-29,3,3600.000,2048,0.006000,0.000840000,12.345678901,12.344838901,\r\n`,
  );
  expect(spansCsv([day], "month").split(",")[0]).toBe("month_from");
});

test("the customers worked for are named, and no name breaks the row or becomes a formula", () => {
  const forWhom = [
    { customer: '=HYPERLINK("http://x"),\r\n', units: 2 },
    { customer: null, units: 1 },
  ];
  const day = { from: "2026-11-29", units: 3, coreMs: 0, bytes: 0, earnedNanos: 0, forWhom };
  expect(spansCsv([day], "day")).toContain(',"2 =HYPERLINK(""http://x""), ; 1 others"\r\n');
  expect(spansCsv([day], "day").split("\r\n")).toHaveLength(3);
});
