import fc from "fast-check";
import { expect, test } from "vitest";
import { LIMITS } from "#protocol/limits";
import { dialEnd, dialSays } from "./dial-scale";

test("the slider always reaches what is asked for, with room above it up to the limit", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: LIMITS.coresPerJob }), (cores) => {
      expect(dialEnd(cores)).toBeGreaterThanOrEqual(Math.min(cores * 2, LIMITS.coresPerJob));
      expect(dialEnd(cores)).toBeLessThanOrEqual(LIMITS.coresPerJob);
    }),
  );
});

test("a gap between asked and granted is explained", () => {
  expect(dialSays(8, 0, "running")).toBe("none");
  expect(dialSays(8, 3, "running")).toBe("some");
  expect(dialSays(8, 8, "running")).toBe("all");
  expect(dialSays(0, 0, "running")).toBe("zero");
  expect(dialSays(8, 0, "paused")).toBe("paused");
  expect(dialSays(8, 0, "finished")).toBe("over");
});
