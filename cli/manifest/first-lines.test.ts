import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { buffer } from "node:stream/consumers";
import { afterAll, beforeAll, expect, test } from "vitest";
import { ZipFile } from "yazl";
import { parseFileLine } from "#core/jobs/line-fields";
import { JobManifest, type JobManifestInput } from "#protocol/manifest/job-manifest";
import { firstLines } from "./first-lines";
import { LocalFiles } from "./local-files";

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "lamplighter-lines-"));
});

afterAll(() => rm(folder, { recursive: true, force: true }));

const noFiles = () => new LocalFiles({ url: "http://127.0.0.1:9" });

function linesOf(inputs: JobManifestInput["inputs"], count: number, files = noFiles()) {
  const program = { runtime: "js", source: { file: "a.mjs" } } as const;
  const manifest = JobManifest.parse({ name: "Try", program, inputs, budget: "1" });
  const pathOf = (file: string) => path.join(folder, file);
  return firstLines({ manifest, pathOf }, files, count);
}

test("the first rows of a table are tried as the city would read them", async () => {
  await writeFile(path.join(folder, "t.csv"), '\ufeffname;x\r\nAvon;1\r\n"a;b";2\r\nlast;3\r\n');
  const inputs = { kind: "csv", source: { file: "t.csv" }, separator: ";" } as const;
  expect(await linesOf(inputs, 2)).toEqual(['{"name":"Avon","x":"1"}', '{"name":"a;b","x":"2"}']);
  await writeFile(path.join(folder, "t.csv"), 'name;x\nAvon;a"b"\n');
  await expect(linesOf(inputs, 2)).rejects.toThrow("Line 2 has a quote where none may be");
  await writeFile(path.join(folder, "t.csv"), "name;x\nAvon\n");
  await expect(linesOf(inputs, 2)).rejects.toThrow('"x" is missing');
  await expect(linesOf({ ...inputs, separator: "," }, 2)).rejects.toThrow("If a semicolon separates the cells");
});

test("the first combinations of a grid are tried without a file", async () => {
  const inputs = { kind: "grid", axes: { a: [1, 2], b: ["x"] }, seeds: 3 } as const;
  const axes = { a: [1, 2], b: ["x"] };
  expect(await linesOf({ ...inputs, axes }, 4)).toEqual([
    '{"a":1,"b":"x","seed":1}',
    '{"a":1,"b":"x","seed":2}',
    '{"a":1,"b":"x","seed":3}',
    '{"a":2,"b":"x","seed":1}',
  ]);
});

test("the first files of an archive are tried, and their bytes are available", async () => {
  const archive = new ZipFile();
  for (const name of ["a.txt", "b.txt", "c.txt"]) archive.addBuffer(Buffer.from(`in ${name}`), name);
  archive.end();
  await writeFile(path.join(folder, "in.zip"), await buffer(archive.outputStream));
  const files = noFiles();
  const lines = (await linesOf({ kind: "archive", source: { file: "in.zip" } }, 2, files)) ?? [];
  const read = lines
    .map(parseFileLine)
    .map(async (file) => [file.name, "hash" in file && (await files.read(file.hash))]);
  expect(await Promise.all(read)).toEqual([
    ["a.txt", Buffer.from("in a.txt")],
    ["b.txt", Buffer.from("in b.txt")],
  ]);
  await writeFile(path.join(folder, "in.zip"), "no zip");
  await expect(linesOf({ kind: "archive", source: { file: "in.zip" } }, 2)).rejects.toThrow("pack the files as .zip");
});
