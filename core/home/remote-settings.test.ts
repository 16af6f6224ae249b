import { expect, test } from "vitest";
import { NO_LIMITS, withinLimits } from "./remote-settings";

const CHOICES = [null, 1, 2, 8, 50, 100, 256];

test("whatever a household chooses from elsewhere, a device gives no more than the person at it chose", () => {
  for (const maxCores of CHOICES)
    for (const maxSharePercent of CHOICES)
      for (const slots of [1, 3, 256])
        for (const sharePercent of [1, 40, 100]) {
          const given = withinLimits({ slots, sharePercent }, { maxCores, maxSharePercent });
          expect(given.slots).toBe(maxCores === null ? slots : Math.min(slots, maxCores));
          expect(given.sharePercent).toBe(
            maxSharePercent === null ? sharePercent : Math.min(sharePercent, maxSharePercent),
          );
        }
});

test("without limits nothing changes", () => {
  const own = { slots: 4, sharePercent: 60, rules: "its own" };
  expect(withinLimits(own, NO_LIMITS)).toEqual(own);
});
