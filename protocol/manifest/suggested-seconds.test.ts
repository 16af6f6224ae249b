import { expect, test } from "vitest";
import { FUEL_PER_CORE_SECOND } from "#core/metering/core-second";
import { suggestedSeconds } from "./suggested-seconds";

test("four times what the most expensive unit took, in whole seconds, and never more than the maximum", () => {
  expect(suggestedSeconds([0.1, 2.6].map((seconds) => seconds * FUEL_PER_CORE_SECOND))).toBe(11);
  expect(suggestedSeconds([1])).toBe(1);
  expect(suggestedSeconds([10_000 * FUEL_PER_CORE_SECOND])).toBe(1_800);
});
