import { expect, test } from "vitest";
import { expiryOf } from "./expiry-of";

const NOW = Date.parse("2026-11-23T12:00:00Z");

test.each([
  [null, { kind: "never" }],
  ["2026-11-23T12:00:00Z", { kind: "expired" }],
  ["2026-11-24T11:00:00Z", { kind: "days", days: 1 }],
  ["2026-11-26T11:00:00Z", { kind: "days", days: 3 }],
  ["2027-03-01T00:00:00Z", { kind: "date" }],
])("%s is shown as %j", (at, expiry) => expect(expiryOf(at, NOW)).toEqual(expiry));
