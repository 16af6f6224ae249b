import { expect, test } from "vitest";
import { seededRandom } from "#core/random";
import { planActs, SCENARIOS } from "./plan-acts";

const plan = (seed: number, minutes: number, kinds = SCENARIOS.faults) =>
  planActs(seededRandom(seed), minutes * 60_000, kinds);

test("the same seed gives the same plan, another seed another", () => {
  expect(plan(7, 10)).toEqual(plan(7, 10));
  expect(plan(7, 10)).not.toEqual(plan(8, 10));
});

test.each(Object.entries(SCENARIOS))("two minutes of %s contain every kind of act, whatever the seed", (_, kinds) => {
  for (let seed = 1; seed <= 200; seed++) {
    expect(new Set(plan(seed, 2, kinds).map(({ act }) => act.kind)).size).toBe(kinds.length);
  }
});

test("acts are within the given time, in order", () => {
  const times = plan(3, 5).map(({ atMs }) => atMs);
  expect(times).toEqual([...times].sort((a, b) => a - b));
  expect(times.at(-1)).toBeLessThan(5 * 60_000);
});
