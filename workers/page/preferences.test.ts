import fc from "fast-check";
import { expect, test } from "vitest";
import { LIMITS } from "#protocol/limits";
import { bounded } from "./preferences";

test("whatever was kept in the browser becomes settings that can be offered", () => {
  const anything = fc.oneof(fc.double(), fc.integer(), fc.anything()) as fc.Arbitrary<number>;
  fc.assert(
    fc.property(anything, anything, fc.anything() as fc.Arbitrary<boolean>, (slots, sharePercent, on) => {
      const preferences = bounded({ slots, sharePercent, on });
      expect(typeof preferences.on).toBe("boolean");
      expect(Number.isInteger(preferences.slots)).toBe(true);
      expect(preferences.slots).toBeGreaterThanOrEqual(1);
      expect(preferences.slots).toBeLessThanOrEqual(LIMITS.slotsPerDevice);
      expect(preferences.sharePercent).toBeGreaterThanOrEqual(1);
      expect(preferences.sharePercent).toBeLessThanOrEqual(100);
    }),
  );
});

test("settings within their bounds stay as they are", () => {
  expect(bounded({ on: true, slots: 6, sharePercent: 40 })).toEqual({ on: true, slots: 6, sharePercent: 40 });
});
