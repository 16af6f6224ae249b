import { expect, test } from "vitest";
import { badgesFor } from "./badges";

test.each([
  ["no week", [], []],
  ["one week", [2_968], ["first-result"]],
  ["three weeks in a row", [2_966, 2_967, 2_968], ["first-result"]],
  ["four in a row, in any order", [2_973, 2_971, 2_972, 2_974], ["first-result", "month"]],
  ["four with a gap", [1, 2, 4, 5], ["first-result"]],
  ["one week four times", [7, 7, 7, 7], ["first-result"]],
  ["a month long ago", [10, 11, 12, 13, 40], ["first-result", "month"]],
])("%s", (_, weeks, expected) => expect(badgesFor(weeks)).toEqual(expected));
