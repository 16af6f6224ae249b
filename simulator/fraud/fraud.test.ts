import fc from "fast-check";
import { expect, test } from "vitest";
import { ORDINARY } from "./fraud-town";
import { runFraud } from "./run-fraud";
import { outcomeOf, SCHEMES } from "./schemes";

const DOLLAR = 1_000_000_000;

test.each(SCHEMES)("nobody gains by it: $name", (scheme) => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 20 }),
      fc.integer({ min: 1, max: 99 }),
      fc.integer({ min: 1, max: 5 }),
      (stake, donorPercent, welcome) => {
        const economy = { ...ORDINARY, donorPercent, welcomeNanos: welcome * DOLLAR };
        const { netNanos } = outcomeOf(scheme, stake * DOLLAR, economy);
        expect(netNanos).toBeLessThan(0);
      },
    ),
    { numRuns: 20 },
  );
});

test("gifts alone buy nothing that can be taken out", () => {
  for (const scheme of SCHEMES.filter(({ name }) => name.includes("welcome money"))) {
    const { gainNanos, givenNanos } = outcomeOf(scheme, DOLLAR, ORDINARY);
    expect([gainNanos, givenNanos > 0]).toEqual([0, true]);
  }
});

test("the run prints what each gains and what it costs them", () => {
  const lines: string[] = [];
  expect(runFraud((line) => lines.push(line))).toBe(0);
  expect(lines).toHaveLength(SCHEMES.length + 2);
  expect(lines.at(-1)).toContain("C$");
});
