import { readFileSync } from "node:fs";
import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { JobManifest } from "#protocol/manifest/job-manifest";
import { type CommandRun, runCommand } from "../testing/run-command";
import { substitutionScores } from "./blosum62";
import { globinPairs, readGlobins } from "./database";
import { localScore } from "./reference";
import { GLOBIN_UNITS, verifyGlobins, verifyGlobinUnit } from "./verify";

const FOLDER = new URL("./", import.meta.url);
const WASM = new URL("./globins.wasm", import.meta.url);
const sequences = readGlobins();
const names = [...sequences.keys()];
const pairs = globinPairs(names);
const read = (name: string) => readFileSync(new URL(name, FOLDER), "utf8");

describe("the job", () => {
  test("compares each of 45 sequences with every later one, in the order of the matrix", () => {
    const lines = read("pairs.jsonl").trimEnd().split("\n");
    expect(lines).toEqual(pairs.map(([a, b]) => JSON.stringify({ a, b })));
    expect(lines).toHaveLength(990);
    expect(GLOBIN_UNITS).toBe(990);
  });

  test("its manifest is valid and labels the matrix with the sequences' names", () => {
    const manifest = JobManifest.parse(JSON.parse(read("manifest.json")));
    expect(manifest.picture).toEqual({ kind: "matrix", labels: names, field: "evalue" });
  });
});

describe("the reference", () => {
  const scores = substitutionScores();
  const letters = [..."ACDEFGHIKLMNPQRSTVWY"];
  const earns = (a: string, b: string) => scores.get(a + b) ?? Number.NaN;

  test("its BLOSUM62 is symmetric and has the published expected score", () => {
    for (const a of letters) for (const b of letters) expect(earns(a, b)).toBe(earns(b, a));
    // The composition of Robinson and Robinson 1991, in the order of `letters`; λ of ungapped BLOSUM62 is 0.3176.
    const share = [
      0.07805, 0.01925, 0.05364, 0.06295, 0.03856, 0.07377, 0.02199, 0.05142, 0.05744, 0.09019, 0.02243, 0.04487,
      0.05203, 0.04264, 0.05129, 0.0712, 0.05841, 0.06441, 0.0133, 0.03216,
    ];
    const at = (i: number) => [letters[i] ?? "", share[i] ?? 0] as const;
    let total = 0;
    for (const i of letters.keys()) {
      for (const j of letters.keys()) {
        const [[a, pa], [b, pb]] = [at(i), at(j)];
        total += pa * pb * Math.exp(0.3176 * earns(a, b));
      }
    }
    expect(total).toBeCloseTo(1, 3);
  });

  test("finds the best of all local alignments of short sequences, tried one by one", () => {
    const word = fc.string({ unit: fc.constantFrom("W", "C", "H", "A", "P"), minLength: 1, maxLength: 6 });
    const agrees = (a: string, b: string) => localScore(a, b) === bestByTrial(a, b);
    fc.assert(fc.property(word, word, agrees), { numRuns: 200 });
  });

  test("lets a gap of three cost fourteen", () => {
    expect(localScore("WWWWCCCWWWW", "WWWWWWWW")).toBe(8 * 11 - 14);
  });

  /** The best score of every way to start somewhere and go on with a pair or a gap: exponential and obvious. */
  function bestByTrial(a: string, b: string): number {
    const extend = (i: number, j: number, gap: "none" | "a" | "b"): number => {
      const pair = i < a.length && j < b.length ? earns(a.charAt(i), b.charAt(j)) + extend(i + 1, j + 1, "none") : 0;
      const skipA = i < a.length ? -(gap === "a" ? 1 : 12) + extend(i + 1, j, "a") : 0;
      const skipB = j < b.length ? -(gap === "b" ? 1 : 12) + extend(i, j + 1, "b") : 0;
      return Math.max(0, pair, skipA, skipB);
    };
    let best = 0;
    for (let i = 0; i < a.length; i++) for (let j = 0; j < b.length; j++) best = Math.max(best, extend(i, j, "none"));
    return best;
  }
});

describe("the program", () => {
  let runs: CommandRun[];
  beforeAll(() => {
    runs = runCommand(WASM, FOLDER, pairs);
  });

  test("gives every one of the 990 pairs the reference's score", () => {
    const printed = runs.map((run) => (JSON.parse(run.stdout.toString()) as { score: number }).score);
    expect(printed).toEqual(pairs.map(([a, b]) => localScore(sequences.get(a) ?? "", sequences.get(b) ?? "")));
  });

  test("gives every 33rd pair the reference's mean, deviation, distribution and E-value", () => {
    for (let unit = 0; unit < pairs.length; unit += 33) {
      expect(verifyGlobinUnit(unit, runs[unit]?.stdout.toString() ?? "")).toBeUndefined();
    }
  });

  test("finds myoglobins and haemoglobins to be families", () => {
    const evalue = (run: CommandRun) => (JSON.parse(run.stdout.toString()) as { evalue: number }).evalue;
    const family = (name: string) => (name.startsWith("MYG") ? "myoglobin" : name.slice(0, 3));
    for (const [unit, [a, b]] of pairs.entries()) {
      if (family(a) === family(b)) expect(evalue(runs[unit] as CommandRun), `${a} ${b}`).toBeLessThan(1e-9);
    }
  });
});

describe("the verification", () => {
  test("notices a changed number, another pair, more lines and a missing unit", async () => {
    const [run] = runCommand(WASM, FOLDER, [["MYG_ESCGI", "MYG_HORSE"]]);
    const printed = JSON.parse(run?.stdout.toString() ?? "") as object;
    const stdout = (changes: object) => `${JSON.stringify({ ...printed, ...changes })}\n`;
    expect(verifyGlobinUnit(0, stdout({}))).toBeUndefined();
    expect(verifyGlobinUnit(0, stdout({ score: 729 }))).toMatch("score is 729");
    expect(verifyGlobinUnit(0, stdout({ mean: 33.525 }))).toMatch("mean is 33.525");
    expect(verifyGlobinUnit(0, stdout({ evalue: 3.706e-67 }))).toMatch("evalue");
    expect(verifyGlobinUnit(1, stdout({}))).toMatch("not MYG_ESCGI with MYG_PROGU");
    expect(verifyGlobinUnit(0, `${stdout({})}\n`)).toMatch("not the line");
    const verification = await verifyGlobins(new Map([[0, stdout({})]]));
    expect(verification.verified).toBe(1);
    expect(verification.wrong).toHaveLength(989);
    expect(verification.wrong[0]).toEqual({ unit: 1, why: "there is no output" });
  });
});

test("bad calls are refused with a sentence", () => {
  const [unknown, same, none] = runCommand(WASM, FOLDER, [["MYG_ESCGI", "NOPE"], ["MYG_ESCGI", "MYG_ESCGI"], []]);
  expect(unknown).toMatchObject({ exitCode: 3, stderr: "globins45.fa holds no sequence named NOPE\n" });
  expect(same).toMatchObject({ exitCode: 2 });
  expect(none?.stderr).toMatch("usage: globins NAME_A NAME_B");
});
