import { expect, test } from "vitest";
import { daysCsv } from "./days-csv";

test("what was computed at a price of the tariff costs that", () => {
  const coreMsAtPrice = { 39000000: 3_600_000, 391000000: 1_800_000 };
  const day = { date: "2026-11-29", units: 3, coreMs: 5_400_000, bytes: 0, earnedNanos: 0, coreMsAtPrice };
  expect(daysCsv([day])).toContain(",9.000,0.001407000,");
});

test("each day is a row that adds up to the last nanodollar", () => {
  const day = { date: "2026-11-29", units: 3, coreMs: 3_600_000, bytes: 2_048, earnedNanos: 12_345_678_901 };
  expect(daysCsv([day])).toBe(
    "date,units,core_seconds,bytes,watt_hours_at_most,power_cost,earned\r\n" +
      "2026-11-29,3,3600.000,2048,6.000,0.000840000,12.345678901\r\n",
  );
});
