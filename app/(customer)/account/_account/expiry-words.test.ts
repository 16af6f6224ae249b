import { expect, test } from "vitest";
import { expiryWords } from "./expiry-words";

const NOW = Date.parse("2026-11-23T12:00:00Z");

test.each([
  [null, "never"],
  ["2026-11-23T12:00:00Z", "expired"],
  ["2026-11-24T11:00:00Z", "within a day"],
  ["2026-11-26T11:00:00Z", "in 3 days"],
])("%s is %s", (at, words) => expect(expiryWords(at, NOW)).toBe(words));

test("a far end is a date", () => {
  expect(expiryWords("2027-03-01T00:00:00Z", NOW)).toMatch(/2027/);
});
