import { expect, test } from "vitest";
import type { HouseholdId } from "#core/ids";
import { Suspicion } from "./suspicion";

const blames = (...troubles: string[]) => {
  const suspicion = new Suspicion();
  return troubles.map((involved) => suspicion.blamesFunction([...involved] as HouseholdId[]));
};

test("one household in every trouble is itself the cause, however often", () => {
  expect(blames("a", "a", "ab", "ca", "a")).toEqual([false, false, false, false, false]);
});

test("troubles that no single household had a part in are the function's", () => {
  expect(blames("a", "b")).toEqual([false, true]);
  expect(blames("ab", "bc", "ca")).toEqual([false, false, true]);
});

test("between the same two it no longer matters who is the cause", () => {
  expect(blames("ab", "ba", "ab")).toEqual([false, false, true]);
});
