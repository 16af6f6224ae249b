import { afterAll, expect, test } from "vitest";
import { LIMITS } from "#protocol/limits";
import { tomorrowMorning } from "./tomorrow-morning";

const zone = process.env["TZ"];
process.env["TZ"] = "America/Toronto";

afterAll(() => {
  process.env["TZ"] = zone;
});

test.each([
  ["late in the evening", "2026-11-29T23:30:00-05:00", "2026-11-30T06:00:00-05:00"],
  ["just after midnight", "2026-11-29T00:10:00-05:00", "2026-11-30T06:00:00-05:00"],
  ["into the short night", "2026-03-07T23:00:00-05:00", "2026-03-08T06:00:00-04:00"],
  ["into the long night", "2026-10-31T00:30:00-04:00", "2026-11-01T06:00:00-05:00"],
  ["over the end of a year", "2026-12-31T20:00:00-05:00", "2027-01-01T06:00:00-05:00"],
])("a pause %s ends at six of the next day, and is none that a clock makes too long", (_, now, morning) => {
  const until = tomorrowMorning(new Date(now));
  expect(new Date(until)).toEqual(new Date(morning));
  expect(until - Date.parse(now)).toBeLessThanOrEqual(LIMITS.MAX_PAUSE_MS);
});
