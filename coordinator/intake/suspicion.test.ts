import { expect, test } from "vitest";
import type { HouseholdId } from "#core/ids";
import { Suspicion } from "./suspicion";

const blames = (...troubles: string[]) => {
  const suspicion = new Suspicion();
  return troubles.map((involved) => suspicion.blamesFunction([...involved] as HouseholdId[]));
};

test("if one household is involved in every fault, it is the cause, however many there are", () => {
  expect(blames("a", "a", "ab", "ca", "a")).toEqual([false, false, false, false, false]);
});

test("faults that no single household was involved in are the function's", () => {
  expect(blames("a", "b")).toEqual([false, true]);
  expect(blames("ab", "bc", "ca")).toEqual([false, false, true]);
});

test("between the same two households it no longer matters who is the cause", () => {
  expect(blames("ab", "ba", "ab")).toEqual([false, false, true]);
});
