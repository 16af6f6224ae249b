import { expect, test } from "vitest";
import { readTaxes, writeTaxes } from "./read-taxes";

const tax = (name: string, rateMillionths: number, registration = "1 RT") => ({ name, rateMillionths, registration });

test("taxes are read a line at a time, with decimals as either language writes them, and are written the same way", () => {
  const three = [tax("HST", 130_000), tax("TVQ", 99_750), tax("Levy", 1)];
  expect(readTaxes("HST, 13, 1 RT\n\n TVQ,  9,975, 1 RT\nLevy, 0.0001, 1 RT")).toEqual(three);
  expect(readTaxes(writeTaxes(three))).toEqual(three);
  expect(readTaxes("  \n")).toEqual([]);
});

test("a line that is something else is not guessed at", () => {
  for (const wrong of [
    "HST",
    "HST, 13",
    "HST, 13,",
    ", 13, 1",
    "HST, -1, 1",
    "HST, 1e1, 1",
    "HST, 13, 1, 2",
    "HST, 0.00001, 1",
  ])
    expect([wrong, readTaxes(wrong)]).toEqual([wrong, undefined]);
});
