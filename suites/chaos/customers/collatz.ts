import { readFileSync } from "node:fs";
import type { JobKind } from "./job-kind";

const UNITS_APART = 10_000;
const LONG = 40_000;
const WORD = 1n << 32n;

const firstOf = (variant: number) => 1 + variant * UNITS_APART;

/** Computed with other arithmetic than the program's. */
function expected(n: bigint): { n: number; steps: number; peak: number; text?: string } {
  const path = [n];
  for (let at = n; at !== 1n; path.push(at)) at = at & 1n ? 3n * at + 1n : at >> 1n;
  const peak = path.reduce((max, at) => (at > max ? at : max));
  const answer = { n: Number(n), steps: path.length - 1, peak: Number(peak) };
  return (n & 15n) === 0n ? { ...answer, text: longText(n) } : answer;
}

export const collatzOf = (unit: number, variant: number) => expected(BigInt(firstOf(variant) + unit));

function longText(seed: bigint): string {
  const words: string[] = [];
  let letters = 0;
  for (let state = seed % WORD; letters < LONG; letters += words.at(-1)?.length ?? 0) {
    state = (state * 1_664_525n + 1_013_904_223n) % WORD;
    words.push(state.toString(36));
  }
  return words.join("");
}

/** JavaScript over a range, with some outputs large enough for the blob store. */
export const collatz: JobKind = {
  name: "collatz",
  runtime: "js",
  program: new Uint8Array(readFileSync(new URL("../programs/collatz.js", import.meta.url))),
  shared: [],
  args: [],
  maxUnits: 600,
  unitNanos: 6,
  inputs: (_units, variant) => ({ from: firstOf(variant) }),
  problem(unit, variant, text) {
    const right = JSON.stringify(expected(BigInt(firstOf(variant) + unit)));
    return text === right ? undefined : `it is ${text.slice(0, 80)} and not ${right.slice(0, 80)}`;
  },
};
