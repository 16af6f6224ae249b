import { expect, test } from "vitest";
import { daysCsv } from "./days-csv";

test("each day is a row that adds up to the last nanodollar", () => {
  const day = { date: "2026-11-29", units: 3, coreMs: 3_600_000, bytes: 2_048, earnedNanos: 12_345_678_901 };
  expect(daysCsv([day])).toBe(
    "date,units,core_seconds,bytes,watt_hours_at_most,power_cost,earned\r\n" +
      "2026-11-29,3,3600.000,2048,6.000,0.000840000,12.345678901\r\n",
  );
});
