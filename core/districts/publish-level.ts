import type { Random } from "../random";

/** So many households at least are behind anything that the map shows. */
export const LEVELS = [20, 50, 100, 200] as const;
/** How many households a district has at least; null: too few to say anything. */
export type Level = (typeof LEVELS)[number] | null;

/** How much the odds of any published level may change with one household: by a factor of e to this power. */
export const EPSILON = 0.2;
/** What is taken off the count on average, so that chance never adds to it. */
export const OFFSET = 25;

const NOISE = noiseWeights();

/**
 * What a month's map says of a district in which this many households worked. From the count, a number from 0 to twice the offset is
 * taken off by chance, most often the offset, so that nobody can read off whether one household was among them, whatever they know of
 * the others; and nothing is said of fewer than twenty. What is said is always true: there were at least so many.
 */
export function publishLevel(households: number, random: Random): Level {
  return levelOf(households - OFFSET + drawNoise(random));
}

/** The chance of each level, in the order of `LEVELS`, with that of null first: for tests and for the reader of the decision. */
export function levelChances(households: number): number[] {
  const chances = [null, ...LEVELS].map(() => 0);
  for (const [at, weight] of NOISE.entries()) {
    const level = levelOf(households - OFFSET + at - OFFSET);
    const index = level === null ? 0 : 1 + LEVELS.indexOf(level);
    chances[index] = (chances[index] ?? 0) + weight;
  }
  return chances;
}

const levelOf = (atLeast: number): Level => LEVELS.findLast((level) => level <= atLeast) ?? null;

/** Of -OFFSET to OFFSET: each is less likely than the one nearer to zero by the same factor. */
function noiseWeights(): number[] {
  const weights = Array.from({ length: 2 * OFFSET + 1 }, (_, at) => Math.exp(-EPSILON * Math.abs(at - OFFSET)));
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return weights.map((weight) => weight / sum);
}

function drawNoise(random: Random): number {
  let left = random();
  for (const [at, weight] of NOISE.entries()) {
    if (left < weight) return at - OFFSET;
    left -= weight;
  }
  return OFFSET;
}
