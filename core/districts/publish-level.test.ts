import { expect, test } from "vitest";
import { seededRandom } from "../random";
import { EPSILON, LEVELS, levelChances, publishLevel } from "./publish-level";

/** Of a month in which chance itself would tell: how often it may at most. */
const DELTA = 0.001;
const MONTHS = 12;
const COUNTS = Array.from({ length: 300 }, (_, count) => count);

test("nothing is ever said of fewer than twenty, and never more than there are", () => {
  const random = seededRandom(1);
  for (let draw = 0; draw < 200_000; draw++) {
    const households = draw % 260;
    const level = publishLevel(households, random);
    if (level !== null && level > households) throw new Error(`${households} were told as ${level}`);
  }
  for (const count of COUNTS.slice(0, 20)) expect(levelChances(count)[0]).toBeCloseTo(1, 12);
});

test("many households are told in most months", () => {
  expect(levelChances(60)[0]).toBeLessThan(0.1);
  expect(levelChances(150)[3]).toBeGreaterThan(0.95);
});

test("what is drawn has the chances that are reckoned with", () => {
  const random = seededRandom(2);
  const draws = 60_000;
  for (const households of [44, 75, 126, 231]) {
    const counted = [null, ...LEVELS].map(() => 0);
    for (let draw = 0; draw < draws; draw++) {
      const level = publishLevel(households, random);
      const at = level === null ? 0 : 1 + LEVELS.indexOf(level);
      counted[at] = (counted[at] ?? 0) + 1;
    }
    for (const [at, chance] of levelChances(households).entries())
      expect(Math.abs((counted[at] ?? 0) / draws - chance)).toBeLessThan(0.01);
  }
});

/** By how much the more telling set of levels exceeds what the law allows. */
const excess = (from: readonly number[], to: readonly number[]) =>
  from.reduce((sum, chance, at) => sum + Math.max(0, chance - Math.exp(EPSILON) * (to[at] ?? 0)), 0);

test("one household more or less changes the odds of what is told by less than a quarter, but for one month in a thousand", () => {
  for (const count of COUNTS) {
    const [without, having] = [levelChances(count), levelChances(count + 1)];
    expect([count, excess(without, having) <= DELTA, excess(having, without) <= DELTA]).toEqual([count, true, true]);
  }
});

test("nineteen of twenty households are the attacker's: the twentieth is told of in one month of a thousand", () => {
  const told = 1 - (levelChances(20)[0] ?? 0);
  expect(told).toBeGreaterThan(0);
  expect(told).toBeLessThan(DELTA);
});

/** Levels of a year, by how often each occurred, with the number of their orders. */
function* years(kinds: number, months = MONTHS): Generator<{ counts: number[]; orders: number }> {
  if (kinds === 1) {
    yield { counts: [months], orders: 1 };
    return;
  }
  for (let first = 0; first <= months; first++) {
    for (const { counts, orders } of years(kinds - 1, months - first))
      yield { counts: [first, ...counts], orders: orders * choose(months, first) };
  }
}

const choose = (of: number, some: number) =>
  Array.from({ length: some }, (_, at) => (of - at) / (at + 1)).reduce((product, factor) => product * factor, 1);

test("who knows all other households, and chooses how many they are, guesses whether one was there all year right in fewer than two cases of three", () => {
  const all = [...years(1 + LEVELS.length)];
  let best = 0;
  for (const count of COUNTS.filter((one) => one % 3 === 0 || LEVELS.some((level) => Math.abs(one - level - 25) < 4))) {
    const [without, having] = [levelChances(count), levelChances(count + 1)];
    let apart = 0;
    for (const { counts, orders } of all) {
      const chance = (of: readonly number[]) => counts.reduce((product, n, at) => product * (of[at] ?? 0) ** n, orders);
      apart += Math.abs(chance(without) - chance(having)) / 2;
    }
    best = Math.max(best, (1 + apart) / 2);
  }
  expect(best).toBeGreaterThan(0.55);
  expect(best).toBeLessThan(2 / 3);
});
