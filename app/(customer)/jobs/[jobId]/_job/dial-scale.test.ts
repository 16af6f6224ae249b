import fc from "fast-check";
import { expect, test } from "vitest";
import { LIMITS } from "#protocol/limits";
import { dialEnd, dialSentence } from "./dial-scale";

test("the slider always reaches what is asked for, with room above it up to the limit", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: LIMITS.coresPerJob }), (cores) => {
      expect(dialEnd(cores)).toBeGreaterThanOrEqual(Math.min(cores * 2, LIMITS.coresPerJob));
      expect(dialEnd(cores)).toBeLessThanOrEqual(LIMITS.coresPerJob);
    }),
  );
});

test("a gap between asked and granted is explained", () => {
  expect(dialSentence(8, 0, "running")).toMatch(/No core/);
  expect(dialSentence(8, 3, "running")).toMatch(/fairly/);
  expect(dialSentence(8, 8, "running")).toMatch(/All the cores/);
  expect(dialSentence(0, 0, "running")).toMatch(/zero/);
});
