import { expect, test } from "vitest";
import { plainDecimal, shownDecimal } from "./decimal-text";

test.each([
  ["fr", "2,50", "2.50"],
  ["fr", "2.50", "2.50"],
  ["fr", " ,5 ", " .5 "],
  ["fr", "1,234,5", "1,234,5"],
  ["fr", "deux, peut-être", "deux, peut-être"],
  ["en", "2.50", "2.50"],
  // Two thousand five hundred, perhaps.
  ["en", "2,500", "2,500"],
] as const)("in %s %s is taken as %s", (language, typed, plain) => {
  expect(plainDecimal(language, typed)).toBe(plain);
});

test("what was typed is shown again as the language writes it", () => {
  expect([shownDecimal("fr", "2.50"), shownDecimal("fr", "2."), shownDecimal("fr", "-0.5")]).toEqual([
    "2,50",
    "2,",
    "-0,5",
  ]);
  expect([shownDecimal("en", "2.50"), shownDecimal("en", "2,500"), shownDecimal("en", "")]).toEqual([
    "2.50",
    "2,500",
    "",
  ]);
});
