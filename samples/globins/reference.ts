import { substitutionScores } from "./blosum62";

/** What the program prints of one pair. */
export interface Comparison {
  a: string;
  b: string;
  score: number;
  bits: number;
  evalue: number;
  shuffles: number;
  mean: number;
  sd: number;
  lambda: number;
  mu: number;
}

const SHUFFLES = 200;
const GAP_OPEN = 11;
const GAP_EXTEND = 1;
const NEVER = -1_000_000;
const SUBSTITUTION = substitutionScores();

/**
 * The globins program once more, on other roads where there are any: Gotoh's three full matrices instead of two rows,
 * another copy of BLOSUM62, and bisection instead of Newton's method for the Gumbel distribution. Only the shuffles
 * must be the same, so the generator is the same algorithm.
 */
export function comparePair(a: string, b: string, sequences: ReadonlyMap<string, string>): Comparison {
  const first = sequenceOf(a, sequences);
  const second = sequenceOf(b, sequences);
  const score = localScore(first, second);
  const random = xoshiro(seedWords(`${a} ${b}`));
  const letters = [...second];
  const scores = Array.from({ length: SHUFFLES }, () => {
    shuffle(letters, random);
    return localScore(first, letters.join(""));
  });
  const { mean, sd } = spread(scores);
  const { lambda, mu } = fitGumbel(scores);
  const excess = lambda * (score - mu);
  const pairs = (sequences.size * (sequences.size - 1)) / 2;
  return {
    a,
    b,
    score,
    bits: (excess + Math.log(first.length * second.length)) / Math.LN2,
    evalue: pairs * -Math.expm1(-Math.exp(-excess)),
    shuffles: SHUFFLES,
    mean,
    sd,
    lambda,
    mu,
  };
}

function sequenceOf(name: string, sequences: ReadonlyMap<string, string>): string {
  const sequence = sequences.get(name);
  if (sequence === undefined) throw new Error(`There is no sequence named ${name}: take names from globins45.fa.`);
  return sequence;
}

/** The best local alignment of two sequences. A gap of k residues costs 11 + k. */
export function localScore(a: string, b: string): number {
  const columns = Uint8Array.from(b, (letter) => letter.charCodeAt(0));
  const above: Row = { aligned: border(b.length), gapInA: border(b.length), gapInB: border(b.length) };
  const table = matrix(a.length, b.length);
  let best = 0;
  let upper = above;
  for (const [i, row] of table.entries()) {
    best = larger(best, fillRow(row, upper, rowFor(a.charAt(i)), columns));
    upper = row;
  }
  return best;
}

/** One row of each of the three matrices; index 0 is the border. */
interface Row {
  /** The best alignment that ends by aligning these two residues. */
  aligned: Int32Array;
  gapInA: Int32Array;
  gapInB: Int32Array;
}

function fillRow(row: Row, upper: Row, earns: Int32Array, columns: Uint8Array): number {
  const { aligned, gapInA, gapInB } = row;
  const { aligned: alignedAbove, gapInA: gapInAAbove, gapInB: gapInBAbove } = upper;
  let best = 0;
  let left = NEVER;
  let gap = NEVER;
  for (let j = 1; j <= columns.length; j++) {
    const afterGap = larger(gapInAAbove[j - 1] as number, gapInBAbove[j - 1] as number);
    const start = larger(larger(alignedAbove[j - 1] as number, afterGap), 0);
    gap = gapAfter(left, gap);
    left = start + (earns[columns[j - 1] as number] as number);
    aligned[j] = left;
    gapInA[j] = gap;
    gapInB[j] = gapAfter(alignedAbove[j] as number, gapInBAbove[j] as number);
    best = larger(best, left);
  }
  return best;
}

/** A gap may only follow a residue pair or itself: under BLOSUM62 two gaps in a row never beat a mismatch (−4 > −24). */
function gapAfter(aligned: number, gap: number): number {
  return larger(aligned - GAP_OPEN - GAP_EXTEND, gap - GAP_EXTEND);
}

/** Without a branch: which of two scores is larger cannot be predicted, and a job has four thousand million cells. */
function larger(a: number, b: number): number {
  const difference = (a - b) | 0;
  return (a - (difference & (difference >> 31))) | 0;
}

const border = (length: number) => new Int32Array(length + 1).fill(NEVER);

let kept: Row[] = [];

/** Reused between calls of one size: a call writes every cell before it reads it, except the border, which stays. */
function matrix(height: number, width: number): Row[] {
  if (kept.length === height && kept[0]?.aligned.length === width + 1) return kept;
  kept = Array.from({ length: height }, () => ({
    aligned: border(width),
    gapInA: border(width),
    gapInB: border(width),
  }));
  return kept;
}

const rows = new Map<string, Int32Array>();

function rowFor(letter: string): Int32Array {
  const known = rows.get(letter);
  if (known) return known;
  const row = new Int32Array(128).fill(NEVER);
  for (const [pair, score] of SUBSTITUTION) if (pair.charAt(0) === letter) row[pair.charCodeAt(1)] = score;
  rows.set(letter, row);
  return row;
}

/** Four state words from a text: FNV-1a, then murmur3's finaliser over a Weyl sequence. */
function seedWords(text: string): [number, number, number, number] {
  let hash = 0x811c9dc5;
  for (const letter of text) hash = Math.imul(hash ^ letter.charCodeAt(0), 0x01000193);
  const next = () => {
    hash = (hash + 0x9e3779b9) | 0;
    const once = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
    const twice = Math.imul(once ^ (once >>> 13), 0xc2b2ae35);
    return twice ^ (twice >>> 16);
  };
  return [next(), next(), next(), next()];
}

/** xoshiro128** of Blackman and Vigna: unsigned 32-bit words. */
function xoshiro([s0, s1, s2, s3]: [number, number, number, number]): () => number {
  const rotate = (word: number, by: number) => (word << by) | (word >>> (32 - by));
  return () => {
    const word = Math.imul(rotate(Math.imul(s1, 5), 7), 9) >>> 0;
    const shifted = s1 << 9;
    s2 ^= s0;
    s3 ^= s1;
    s1 ^= s2;
    s0 ^= s3;
    s2 ^= shifted;
    s3 = rotate(s3, 11);
    return word;
  };
}

function shuffle(letters: string[], random: () => number): void {
  for (let i = letters.length - 1; i > 0; i--) {
    const runs = i + 1;
    const incomplete = 2 ** 32 % runs;
    let draw = random();
    while (draw < incomplete) draw = random();
    const other = draw % runs;
    [letters[i], letters[other]] = [letters[other] ?? "", letters[i] ?? ""];
  }
}

function spread(scores: readonly number[]): { mean: number; sd: number } {
  const mean = scores.reduce((sum, score) => sum + score, 0) / scores.length;
  const squares = scores.reduce((sum, score) => sum + (score - mean) ** 2, 0);
  return { mean, sd: Math.sqrt(squares / (scores.length - 1)) };
}

/** Maximum likelihood: λ is the only root of a falling function (Lawless 1982, eq. 4.1.6), so bisection finds it. */
function fitGumbel(scores: readonly number[]): { lambda: number; mu: number } {
  const least = Math.min(...scores);
  const mean = spread(scores).mean;
  const weights = (lambda: number) => scores.map((score) => Math.exp(-lambda * (score - least)));
  const sum = (values: number[]) => values.reduce((total, value) => total + value, 0);
  const likelihoodSlope = (lambda: number) => {
    const weight = weights(lambda);
    return 1 / lambda - mean + sum(weight.map((w, i) => w * (scores[i] ?? 0))) / sum(weight);
  };
  let low = 1e-6;
  let high = 100;
  for (let halving = 0; halving < 100; halving++) {
    const middle = (low + high) / 2;
    if (likelihoodSlope(middle) > 0) low = middle;
    else high = middle;
  }
  const lambda = (low + high) / 2;
  return { lambda, mu: least - Math.log(sum(weights(lambda)) / scores.length) / lambda };
}
