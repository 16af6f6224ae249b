import fc from "fast-check";
import { expect, test } from "vitest";
import { LIMITS } from "#protocol/limits";
import { addDays, NOTHING_DONE } from "./add-days";

test("units add up by customer, whatever customers' names are, and no list grows without limit", () =>
  fc.assert(
    fc.property(
      fc.array(fc.oneof(fc.string(), fc.constantFrom("__proto__", "constructor")), { maxLength: 200 }),
      (names) => {
        const day = names.reduce((sum, customer) => addDays(sum, { units: 1, forWhom: [{ customer, units: 1 }] }), {
          ...NOTHING_DONE,
        });
        const counted = (day.forWhom ?? []).reduce((sum, { units }) => sum + units, 0);
        expect(counted).toBe(names.length);
        expect(day.units).toBe(names.length);
        expect(day.forWhom?.length ?? 0).toBeLessThanOrEqual(LIMITS.MAX_DAY_CUSTOMERS + 1);
      },
    ),
  ));

test("days from before customers were recorded still add up", () => {
  const forWhom = [{ customer: "River Watch", units: 2 }];
  expect(addDays({ ...NOTHING_DONE, units: 5 }, { units: 2, forWhom })).toEqual({ ...NOTHING_DONE, units: 7, forWhom });
});
