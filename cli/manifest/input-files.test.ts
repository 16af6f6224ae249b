import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { inputFiles } from "./input-files";
import { readManifest } from "./read-manifest";

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "lamplighter-globs-"));
  await mkdir(path.join(folder, "data", "deep"), { recursive: true });
  for (const name of ["data/b.csv", "data/a.csv", "data/a[1].csv", "data/deep/c.csv", "data/.hidden.csv", "data/n.txt"])
    await writeFile(path.join(folder, name), "x");
  await symlink("/", path.join(folder, "data", "root"));
});

afterAll(() => rm(folder, { recursive: true, force: true }));

const names = async (patterns: string[], cwd = folder) =>
  (await inputFiles(patterns, cwd)).files.map(({ name }) => name);

test("files are found by patterns, each once and in order, without hidden ones and targets of links", async () => {
  expect(await names(["data/*.csv"])).toEqual(["data/a.csv", "data/a[1].csv", "data/b.csv"]);
  expect(await names(["data/**/*.csv", "data/a.csv"])).toHaveLength(4);
});

test("a name that the shell has expanded is taken literally", async () => {
  expect(await names(["data/a[1].csv", "data/n.txt"])).toEqual(["data/a[1].csv", "data/n.txt"]);
});

test("files outside the current folder are named from the deepest folder that contains all of them", async () => {
  expect(await names(["../data/**/*.csv"], path.join(folder, "elsewhere"))).toContain("deep/c.csv");
});

test("a pattern that matches nothing is refused with what to do", async () => {
  await expect(names(["data/*.json"])).rejects.toThrow(/No file matches data\/\*\.json in .* put it into quotes/);
});

test("they replace a manifest's inputs, which it need not have", async () => {
  const file = path.join(folder, "manifest.json");
  const program = { runtime: "js", source: { file: "a.js" } };
  await writeFile(file, JSON.stringify({ name: "Globs", program, budget: "1" }));
  const { manifest, pathOf } = await readManifest(file, { patterns: [path.join(folder, "data/*.csv")] });
  const { inputs } = manifest;
  const [first] = inputs.kind === "files" ? inputs.files : [];
  expect(first?.name).toBe("a.csv");
  expect(pathOf(first && "file" in first.source ? first.source.file : "")).toBe(path.join(folder, "data/a.csv"));
});
