import { expect, test } from "vitest";
import type { Language } from "../text/language";
import { lineWarningInWords } from "../words/line-warning-in-words";
import { JobManifest } from "./job-manifest";
import { lineWarnings } from "./line-warnings";

const manifest = (args: string[] = []) =>
  JobManifest.parse({
    name: "Lines",
    program: { runtime: "wasi", source: { file: "p.wasm" } },
    inputs: { kind: "jsonl", source: { file: "in.jsonl" } },
    args,
    budget: "1.00",
  });

const words = (of: JobManifest, lines: string[], language?: Language) =>
  lineWarnings(of, lines).map((warning) => lineWarningInWords(warning, language));

test.each(["arg", "Args", "argss", "stdn", "std_in", "file", "Files"])("there is a warning about a field %s", (key) => {
  const lines = [JSON.stringify({ [key]: 1 })];
  expect(words(manifest(), lines)).toEqual([expect.stringContaining(`"${key}"`)]);
  expect(words(manifest(), lines, "fr")).toEqual([expect.stringMatching(`^Des lignes ont un champ « ${key} »`)]);
});

test.each(["args", "stdin", "files", "seed", "size", "name"])("there is none about a field %s", (key) => {
  expect(lineWarnings(manifest(), [JSON.stringify({ [key]: [] })])).toEqual([]);
});

test("nor about one that an argument names", () => {
  expect(lineWarnings(manifest(["{file}"]), ['{"file": "a"}', "[1]", "7"])).toEqual([]);
});

const files = (...names: string[]) => ({
  ...manifest(),
  inputs: { kind: "files" as const, files: names.map((name) => ({ name, source: { file: name } })) },
});

test.each([
  [["A.txt", "b.txt", "a.txt"], '"A.txt" and "a.txt"'],
  [["r/caf\u00e9", "r/cafe\u0301"], "how accents are written"],
  [["a.txt", "a.txt"], 'Two input files are called "a.txt"'],
])("names of input files that are the same on some machines cause a warning: %o", (names, said) => {
  expect(words(files(...names), [])).toEqual([expect.stringContaining(said)]);
  expect(words(files(...names), [], "fr")).toEqual([expect.stringMatching(/^(Deux|Les) fichiers d’entrée/)]);
});

test("nor about other names of input files", () => {
  expect(lineWarnings(files("a.txt", "b.txt", "d/a.txt"), [])).toEqual([]);
});
