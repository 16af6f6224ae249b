import { expect, test } from "vitest";
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

test.each(["arg", "Args", "argss", "stdn", "std_in", "file", "Files"])("a field %s is asked about", (key) => {
  expect(lineWarnings(manifest(), [JSON.stringify({ [key]: 1 })])).toEqual([expect.stringContaining(`"${key}"`)]);
});

test.each(["args", "stdin", "files", "seed", "size", "name"])("a field %s is not", (key) => {
  expect(lineWarnings(manifest(), [JSON.stringify({ [key]: [] })])).toEqual([]);
});

test("nor is one that an argument names", () => {
  expect(lineWarnings(manifest(["{file}"]), ['{"file": "a"}', "[1]", "7"])).toEqual([]);
});
