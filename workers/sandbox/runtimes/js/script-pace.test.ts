import { expect, test } from "vitest";
import { ScriptPace } from "./script-pace";

/** A program whose loops make so many iterations a millisecond; time passes as it computes and as it sleeps. */
function run(sharePercent: number, turnsPerMs: number, units: number[]) {
  let time = 0;
  const sleep = (ms: number) => {
    time += ms;
  };
  const pace = { now: () => time, sleep };
  const script = new ScriptPace(pace);
  return units.map((unitMs) => {
    const start = time;
    script.begin(sharePercent);
    let longestMs = 0;
    let computed = 0;
    while (computed < unitMs) {
      const room = script.look();
      if (!Number.isSafeInteger(room) || room < 1) throw new Error(`No room to go on with: ${room}.`);
      const ms = Math.min(unitMs - computed, room / turnsPerMs);
      longestMs = Math.max(longestMs, ms);
      computed += ms;
      time += ms;
    }
    return { computed, passed: time - start, slept: script.sleptMs, longestMs };
  });
}

test("a script sleeps in proportion to its share, in short turns", () => {
  for (const share of [10, 33, 80])
    for (const turnsPerMs of [3, 50_000, 500_000]) {
      const [, later] = run(share, turnsPerMs, [1_000, 2_000]);
      expect(later?.computed).toBeCloseTo(2_000);
      expect((later?.computed ?? 0) / (later?.passed ?? 1)).toBeCloseTo(share / 100, 1);
      expect(later?.longestMs).toBeLessThan(50);
      expect((later?.passed ?? 0) - (later?.slept ?? 0)).toBeCloseTo(2_000);
    }
});

test("with the whole core it never sleeps", () => {
  expect(run(100, 50_000, [500])[0]).toMatchObject({ slept: 0, passed: 500 });
});
