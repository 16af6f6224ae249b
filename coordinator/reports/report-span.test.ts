import { expect, test } from "vitest";
import { reportSpan } from "./report-span";

test("a report covers the months of its year that have ended", () => {
  const at = (moment: string) => reportSpan(2026, new Date(moment));
  const from = new Date("2026-01-01");
  expect(at("2025-12-31T23:59:59.999Z")).toBeUndefined();
  expect(at("2026-01-31T23:59:59.999Z")).toBeUndefined();
  expect(at("2026-02-01T00:00:00Z")).toEqual({ from, to: new Date("2026-02-01"), isWhole: false });
  expect(at("2026-12-31T23:59:59.999Z")).toEqual({ from, to: new Date("2026-12-01"), isWhole: false });
  expect(at("2027-01-01T00:00:00Z")).toEqual({ from, to: new Date("2027-01-01"), isWhole: true });
  expect(at("2031-07-09T00:00:00Z")).toEqual({ from, to: new Date("2027-01-01"), isWhole: true });
});
