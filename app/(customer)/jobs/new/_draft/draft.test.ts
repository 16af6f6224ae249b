import { createTranslator } from "use-intl/core";
import { describe, expect, test } from "vitest";
import { LOCALES } from "#app/_language/locales.ts";
import { messagesIn } from "#app/_messages/messages.ts";
import { LIMITS } from "#protocol/limits";
import { JobManifest, type JobManifestInput } from "#protocol/manifest/job-manifest";
import type { Language } from "#protocol/text/language";
import { checkDraft } from "./check-draft";
import { BYTES_COMPARISON } from "./draft-comparison";
import { draftIssueInWords } from "./draft-issue-in-words";
import { draftOfManifest } from "./draft-of-manifest";
import { fileFault } from "./file-fault";
import { issueAt } from "./issue-at";
import { EMPTY_DRAFT, type JobDraft } from "./job-draft";
import { manifestOfDraft } from "./manifest-of-draft";
import { placeFiles } from "./place-files";
import { previewable } from "./previewable";
import { templateFieldsOf } from "./template-fields";

const BLOB = "ab".repeat(32);
const uploaded = (name: string) => ({ name, blob: BLOB, bytes: 12 });
const FILLED: JobDraft = { ...EMPTY_DRAFT, name: "Test", program: uploaded("a.wasm"), source: uploaded("in.txt") };

const MANIFESTS: JobManifestInput[] = [
  {
    name: "Pairs",
    cause: "To know.",
    program: { runtime: "wasi", source: { blob: BLOB } },
    inputs: { kind: "jsonl", source: { blob: BLOB } },
    shared: [{ path: "data/x y.fa", source: { blob: BLOB } }],
    args: ["{a}", "two words", "it's", ""],
    stdin: "{b}\n",
    outputs: ["out/a.txt", "b"],
    okExitCodes: [0, 10, 20],
    findExitCode: 20,
    replicas: 3,
    cores: 0,
    budget: "2.50",
    limits: { seconds: 5, memoryMib: 16, outputBytes: 4096 },
    picture: { kind: "matrix", labels: ["p", "q"], field: "e" },
  },
  {
    name: "R",
    program: { runtime: "js", source: { blob: BLOB } },
    inputs: { kind: "range", from: 3, to: 9, step: 2 },
    comparison: { kind: "json", absolute: 0.001, relative: 1e-9 },
    budget: "1",
    keepDays: 7,
  },
  {
    name: "F",
    program: { runtime: "wasi", source: { blob: BLOB } },
    inputs: { kind: "files", files: [{ name: "a/b.bin", source: { blob: BLOB } }] },
    comparison: { kind: "program", source: { blob: BLOB } },
    budget: "1",
  },
  {
    name: "T",
    program: { runtime: "js", source: { blob: BLOB } },
    inputs: { kind: "csv", source: { blob: BLOB }, separator: "\t" },
    budget: "1",
  },
  {
    name: "A",
    program: { runtime: "wasi", source: { blob: BLOB } },
    inputs: { kind: "archive", source: { blob: BLOB } },
    budget: "1",
  },
  {
    name: "G",
    program: { runtime: "js", source: { blob: BLOB } },
    inputs: {
      kind: "grid",
      axes: {
        text: ["plain", "a, b", '"', "7", "true", "1..2", " x", ""],
        flag: [true, 0.5],
        n: { from: -1, to: 1, step: 0.5 },
      },
      seeds: 3,
    },
    budget: "1",
  },
];

test.each(MANIFESTS)("a manifest survives its way through the form: $name", (input) => {
  const manifest = JobManifest.parse(input);
  expect(JobManifest.parse(manifestOfDraft(draftOfManifest(manifest)))).toEqual(manifest);
  expect(checkDraft(draftOfManifest(manifest), "en")).toEqual({ kind: "ready", manifest });
});

describe("a form that cannot be sent says so at the field", () => {
  const at = (draft: Partial<JobDraft>, path: string, language: Language = "en") => {
    const check = checkDraft({ ...FILLED, ...draft }, language);
    if (check.kind === "ready") return undefined;
    const t = createTranslator({
      locale: LOCALES[language],
      messages: messagesIn(language),
      namespace: "customer.newJob.issues",
    });
    const own = check.issues.map((issue) => ({ path: issue.path, message: draftIssueInWords(issue, t) }));
    return issueAt([...own, ...check.ofManifest], path);
  };

  test.each<[string, Partial<JobDraft>, RegExp]>([
    ["program", { program: null }, /Choose the program/],
    ["program", { program: { name: "a.wasm", blob: null, bytes: null } }, /a\.wasm is still to be uploaded/],
    ["inputs", { source: null }, /Paste the inputs/],
    ["inputs", { kind: "files" }, /Choose the files/],
    ["inputs", { kind: "archive", pasted: "a" }, /Choose a \.zip/],
    ["inputs", { kind: "grid", axes: "n: 1..10" }, /"n: 1\.\.10" is not an axis/],
    ["inputs", { kind: "grid", axes: "n = 1\nn = 2" }, /two axes called n/],
    ["inputs", { kind: "grid", axes: "n = 5..1" }, /smaller/],
    ["inputs", { kind: "range", range: { from: 5, to: 1, step: 1 } }, /smaller/],
    ["inputs", { kind: "range", range: { from: null, to: 1, step: 1 } }, /whole number/],
    ["args", { args: "'open" }, /never closed/],
    ["okExitCodes", { okExitCodes: "0, yes" }, /whole numbers from 0 to 255/],
    ["outputs", { outputs: "../x" }, /relative/],
    ["comparison", { comparison: { ...BYTES_COMPARISON, kind: "json" } }, /how much numbers may differ/],
    ["comparison.absolute", { comparison: { ...BYTES_COMPARISON, kind: "json", absolute: "-1" } }, /of 0 or more/],
    ["comparison.absolute", { comparison: { ...BYTES_COMPARISON, kind: "json", absolute: "tiny" } }, /of 0 or more/],
    ["comparison.relative", { comparison: { ...BYTES_COMPARISON, kind: "json", relative: "2" } }, /from 0 to 1/],
    ["comparison.source", { comparison: { ...BYTES_COMPARISON, kind: "program" } }, /Choose the function/],
    ["budget", { budget: "0" }, /the budget is 0/i],
    ["budget", { budget: "two" }, /2\.50/],
    ["name", { name: " " }, /give the job a name/i],
    ["replicas", { replicas: 6 }, /./],
    ["shared", { shared: [1, 2].map(() => ({ ...uploaded("x"), path: "x" })) }, /Two files are called x/],
  ])("%s %j", (path, draft, message) => {
    expect(at(draft, path)).toMatch(message);
  });

  test.each<[string, Partial<JobDraft>, string]>([
    ["program", { program: null }, "Choisissez le programme"],
    ["inputs", { kind: "range", range: { from: 5, to: 1, step: 1 } }, "La fin (`to`) ne doit pas être plus petite"],
    ["inputs", { kind: "grid", axes: "n = 1\nn = 2" }, "Deux axes s’appellent n"],
    ["outputs", { outputs: "../x" }, "Un chemin doit être relatif"],
    ["budget", { budget: "two" }, "Un montant en dollars"],
    ["replicas", { replicas: 6 }, "Doit être de 5 ou moins."],
    ["cores", { cores: 0.5 }, "Doit être un nombre entier."],
    ["cause", { cause: "\u202e" }, "Contient des caractères invisibles"],
  ])("in French: %s %j", (path, draft, message) => {
    expect(at(draft, path, "fr")).toContain(message);
  });

  test("a budget that is not an amount is reported once, and a decimal comma is accepted", () => {
    const check = checkDraft({ ...FILLED, budget: "two" }, "en");
    expect(check).toMatchObject({ ofManifest: [{ path: "budget" }] });
    expect(checkDraft({ ...FILLED, budget: "2,50" }, "fr")).toMatchObject({ manifest: { budget: "2.50" } });
    expect(checkDraft({ ...FILLED, budget: "2,500" }, "fr").kind).toBe("incomplete");
  });

  test("and nothing is said where nothing is wrong", () => {
    expect(checkDraft(FILLED, "en").kind).toBe("ready");
  });
});

test("the first calls can be shown before the job has a name and a budget", () => {
  expect(previewable({ ...FILLED, name: "", budget: "" })).toMatchObject({ name: "Untitled" });
  expect(previewable({ ...FILLED, source: null })).toBeNull();
});

test("dropped files find their places", () => {
  const places = (names: string[], draft: Partial<JobDraft> = {}) =>
    placeFiles(names, { ...EMPTY_DRAFT, ...draft }).map((place) => place.kind);
  expect(places(["job.manifest.json", "p.wasm", "in.jsonl", "more.txt", "db.bin"])).toEqual([
    "manifest",
    "program",
    "source",
    "shared",
    "shared",
  ]);
  expect(places(["rows.csv", "more.tsv"])).toEqual(["source", "shared"]);
  expect(placeFiles(["rows.tsv"], EMPTY_DRAFT)).toEqual([{ kind: "source", inputKind: "csv", separator: "\t" }]);
  expect(placeFiles(["scans.tar.gz"], EMPTY_DRAFT)).toEqual([{ kind: "source", inputKind: "archive" }]);
  expect(places(["a.txt", "b.png"], { kind: "files" })).toEqual(["unit-file", "unit-file"]);
  expect(places(["x.wasm"], { shared: [{ name: "x.wasm", path: "x.wasm", blob: null, bytes: null }] })).toEqual([
    "awaited",
  ]);
});

test("a file that is too large is refused before it is sent", () => {
  expect(fileFault({ size: LIMITS.uploadBytes }, "input")).toBeUndefined();
  expect(fileFault({ size: LIMITS.uploadBytes + 1 }, "input")?.kind).toBe("tooBig");
  expect(fileFault({ size: LIMITS.programBytes + 1 }, "program")?.kind).toBe("tooBigProgram");
  expect(fileFault({ size: 0 }, "input")?.kind).toBe("empty");
  expect(fileFault({ size: 0 }, "input", true)).toBeUndefined();
});

test("fields come from the first element of the inputs", () => {
  const fieldsOf = (kind: JobDraft["kind"], head: string, more: Partial<JobDraft> = {}) =>
    templateFieldsOf({ ...EMPTY_DRAFT, ...more, kind }, head);
  expect(fieldsOf("jsonl", '\n{"a":1,"b":{"c":2}}\n{"z":1}')).toEqual(["a", "b", "value", "index"]);
  expect(fieldsOf("json", '[ {"a":"}\\"","b":[{}]}, {"cut o')).toEqual(["a", "b", "value", "index"]);
  expect(fieldsOf("json", "[1, 2]")).toEqual(["value", "index"]);
  expect(fieldsOf("range", "")).toEqual(["value", "end", "index"]);
  expect(fieldsOf("csv", '\ufeffname;"dose"\r\nAvon;1', { separator: ";" })).toEqual(["name", "dose", "index"]);
  expect(fieldsOf("grid", "", { axes: "a = 1..3\nb = x, y", seeds: 2 })).toEqual(["a", "b", "seed", "index"]);
});
