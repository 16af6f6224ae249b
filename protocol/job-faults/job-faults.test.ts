import { expect, test } from "vitest";
import { LANGUAGES } from "../text/language";
import { CHAIN_FAULTS } from "./chain-fault";
import { chainFaultInWords } from "./chain-fault-in-words";
import { COMPARISON_TROUBLES } from "./comparison-trouble";
import { comparisonTroubleInWords } from "./comparison-trouble-in-words";
import type { FaultWords } from "./fault-words";
import { JOB_FAULTS, type JobFault, type JobFaultReason } from "./job-fault";
import { jobFaultInWords } from "./job-fault-in-words";
import { type Misfit, misfitText, readMisfit } from "./misfit";
import { misfitInWords } from "./misfit-in-words";

const HASH = "0123456789abcdef".repeat(4);
const trouble = { what: "threw", said: "Error: no", line: 3, twice: true } as const;

/** Facts of every kind at once: each sentence takes its own. */
const FACTS = {
  ...trouble,
  place: { kind: "element", number: 3, offset: 1_234 },
  element: 3,
  offset: 1_234,
  at: 1_234,
  path: "data/in.txt",
  hash: HASH,
  elements: 1_234,
  units: 12_345_678,
  sizes: [1_000, 2_000],
  maxMib: 512,
  cells: 3,
  columns: 4_321,
  max: 1_000,
  missing: "price",
  name: "frames",
  separator: ";",
  column: 2,
  first: 1,
  second: 2,
  format: "7z",
  method: 9,
  address: "s3://frames/in.csv",
  fault: "wrong-keys",
  bucket: "studio",
  region: null,
  step: "read",
  bytes: 5_000_000,
  file: "in.csv",
  field: "x",
  known: ["line", "unit"],
  fields: 1_234,
  longestBytes: 5_678,
  maxDays: 30,
  job: "job_0123456789abcdef",
  destination: "s3://frames/{name}",
  form: "jsonl",
  from: 10,
  modules: ["lodash"],
  unit: 7,
  count: 1_234,
};
/** What a person or a program said is the same in every language, except what schemas say. */
const OF_SCHEMAS = new Set<JobFaultReason>(["line-form", "member-name"]);

const reasons = Object.keys(JOB_FAULTS) as JobFaultReason[];

test.each(reasons)("%s is a whole sentence in every language, of its own facts", (reason) => {
  const facts = OF_SCHEMAS.has(reason) ? { ...FACTS, said: { en: "is empty", fr: "est vide" } } : FACTS;
  const words = JOB_FAULTS[reason] as FaultWords<unknown>;
  const sentences = LANGUAGES.map((language) => words[language](facts));
  for (const sentence of sentences) expect(sentence).not.toMatch(/undefined|NaN|\[object/);
  expect(new Set(sentences).size).toBe(LANGUAGES.length);
  const [, french] = sentences;
  expect(french).not.toMatch(/\b(the|is|are|of|and|with|this|more than)\b/i);
});

test("a fault about one of several files names it", () => {
  const fault: JobFault = { reason: "no-blob", facts: { hash: HASH }, about: "data/in.txt" };
  expect(jobFaultInWords(fault)).toMatch(/^data\/in\.txt: No blob 0123456789ab… was uploaded/);
  expect(jobFaultInWords(fault, "fr")).toMatch(/^data\/in\.txt : Aucun blob 0123456789ab… n’a été téléversé/);
});

test("every stored reason why a chain or a comparison failed has its sentence", () => {
  for (const language of LANGUAGES) {
    for (const fault of CHAIN_FAULTS) expect(chainFaultInWords(fault, { unit: 1, count: 2 }, language)).toMatch(/\.$/);
    for (const what of COMPARISON_TROUBLES)
      expect(comparisonTroubleInWords({ ...trouble, what }, language)).toMatch(/^\p{Lu}.+\.$/u);
  }
});

const LONG = `\u0001"`.repeat(5_000);
const misfits: Misfit[] = [
  { why: "no-output" },
  { why: "too-long" },
  { why: "too-slow" },
  { why: "not-json", part: "stdout", said: "this is not a value" },
  { why: "not-json", part: LONG, said: LONG },
  { why: "function", did: { ...trouble, said: LONG } },
];

test.each(misfits)("$why is stored as facts, and stays whole where messages are cut", (misfit) => {
  const text = misfitText({ othersFit: true, misfit });
  expect(text.length).toBeLessThan(500);
  const stored = readMisfit(text);
  if (!stored) throw new Error("was not read back");
  const [english, french] = LANGUAGES.map((language) => misfitInWords(stored, language));
  expect(english).toMatch(/^The last could not be compared\. \p{Lu}/u);
  expect(french).toMatch(/^La dernière n’a pas pu être comparée\. \p{Lu}/u);
});

test.each(["", "None of them could be compared.", "{}", '{"othersFit":true,"misfit":{"why":"other"}}', "[1]"])(
  "%j, which is not stored as facts, is read as none",
  (text) => expect(readMisfit(text)).toBeUndefined(),
);
