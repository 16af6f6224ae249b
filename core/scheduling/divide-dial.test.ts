import fc from "fast-check";
import { expect, test } from "vitest";
import { divideDial } from "./divide-dial";

const sum = (parts: readonly number[]) => parts.reduce((all, part) => all + part, 0);
const Wants = fc.array(fc.nat(500), { minLength: 1, maxLength: 20 });

test("the parts never exceed the dial, nor anybody's want, and nothing that is wanted is left over", () =>
  fc.assert(
    fc.property(fc.nat(2_000), Wants, (cores, wants) => {
      const parts = divideDial(cores, wants);
      expect(sum(parts)).toBe(Math.min(cores, sum(wants)));
      for (const [at, part] of parts.entries()) expect(part).toBeLessThanOrEqual(wants[at] ?? 0);
    }),
  ));

test("whoever gets less than they want has at most one core less than anybody else", () =>
  fc.assert(
    fc.property(fc.nat(2_000), Wants, (cores, wants) => {
      const parts = divideDial(cores, wants);
      const most = Math.max(...parts);
      for (const [at, part] of parts.entries())
        if (part < (wants[at] ?? 0)) expect(part).toBeGreaterThanOrEqual(most - 1);
    }),
  ));

test.each([
  [10, [100, 100], [5, 5]],
  [1, [3, 3], [1, 0]],
  [0, [5, 5], [0, 0]],
  [10, [2, 100], [2, 8]],
  [10, [], []],
])("%i cores for %j are %j", (cores, wants, parts) => {
  expect(divideDial(cores, wants)).toEqual(parts);
});
