import { execFile } from "node:child_process";
import { hash } from "node:crypto";
import { mkdir, mkdtemp, open, readdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { request } from "node:http";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createClient } from "#client/lamplighter";
import { openTestCity, type TestCity } from "#coordinator/api/testing/open-test-city";
import { serveCity } from "#coordinator/api/testing/serve-city";
import { failure, workThrough } from "#coordinator/api/testing/test-device";
import { body, func, I32, module, name, section } from "#core/metering/testing/assemble";
import { encodeOutput } from "#core/units/output";
import { operations } from "#protocol/api/contract";

const ENTRY = path.join(import.meta.dirname, "lamplighter.mjs");

/** A command that calls `proc_exit(10)`. */
const EXITS_WITH_10 = module(
  section(1, func([I32], []), func([], [])),
  section(2, [...name("wasi_snapshot_preview1"), ...name("proc_exit"), 0x00, 0x00]),
  section(3, [1]),
  section(5, [0x00, 0x01]),
  section(7, [...name("memory"), 0x02, 0x00], [...name("_start"), 0x00, 0x01]),
  section(10, body(0x41, 10, 0x10, 0x00)),
);

let city: TestCity;
let site: Awaited<ReturnType<typeof serveCity>>;
let key: string;
let folder: string;

beforeAll(async () => {
  city = await openTestCity();
  site = await serveCity(city);
  const { person } = await city.person("Ada");
  key = (await city.handle.auth.keys.make(person?.id ?? "", "cli", null)).key;
  folder = await mkdtemp(path.join(tmpdir(), "lamplighter-cli-"));
  await writeFile(path.join(folder, "square.js"), "export default (n) => n * n;\n");
});

afterAll(async () => {
  await site.close();
  await city.close();
  await rm(folder, { recursive: true, force: true });
});

function lamplighter(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  const env = { ...process.env, LAMPLIGHTER_URL: site.url, LAMPLIGHTER_KEY: key };
  return new Promise((resolve) => {
    const child = execFile(process.execPath, [ENTRY, ...args], { env }, (_, out, err) =>
      resolve({ code: child.exitCode ?? -1, out, err }),
    );
  });
}

async function manifestFile(changes: object = {}): Promise<string> {
  const file = path.join(folder, "manifest.json");
  const program = { runtime: "js", source: { file: "square.js" } };
  const inputs = { kind: "range", from: 1, to: 4 };
  await writeFile(file, JSON.stringify({ name: "Squares", program, inputs, replicas: 1, budget: "0.50", ...changes }));
  return file;
}

test("a job waits for another one's outputs, and a reduction takes one option", async () => {
  const { id } = JSON.parse((await lamplighter("submit", await manifestFile(), "--json")).out);
  const alone = await lamplighter("submit", await manifestFile(), "--reduce");
  expect(alone).toMatchObject({ code: 1, err: expect.stringContaining("name it with --after") });
  const reduced = await lamplighter("submit", await manifestFile(), "--after", id, "--reduce", "--json");
  expect(JSON.parse(reduced.out)).toMatchObject({
    state: "paused",
    units: 0,
    reason: { kind: "waits-for-job", jobId: id },
  });
  const { manifest } = await createClient({ baseUrl: site.url, apiKey: key }).getJob({
    jobId: JSON.parse(reduced.out).id,
  });
  expect(manifest.inputs).toEqual({ kind: "outputs", job: id, group: 100, untilOne: true, failed: "stop" });
  expect((await lamplighter("status", JSON.parse(reduced.out).id)).out).toContain("no units yet");
  for (const jobId of [JSON.parse(reduced.out).id, id]) await lamplighter("cancel", jobId);
});

test("units are added to a job with inputs of the same kind", async () => {
  const inputs = { kind: "csv", source: { file: "a.csv" }, separator: ";" };
  await writeFile(path.join(folder, "a.csv"), "x;y\n1;2\n");
  const table = JSON.parse((await lamplighter("submit", await manifestFile({ inputs, cores: 0 }), "--json")).out).id;
  const money = ["--budget", "0.1", "--once", "first"];
  const added = await lamplighter("add", table, path.join(folder, "a.csv"), ...money);
  expect(added).toMatchObject({ code: 0, err: "", out: expect.stringContaining("Units 1 to 1 added.\n") });
  const again = await lamplighter("add", table, path.join(folder, "a.csv"), ...money, "--json");
  expect(JSON.parse(again.out)).toMatchObject({ units: 2, added: { first: 1, units: 1, before: true } });
  const grid = JSON.stringify({ kind: "grid", axes: { x: [1, 2], y: [3] } });
  expect((await lamplighter("add", table, "--inputs", grid)).out).toContain("Units 2 to 3 added.");
  const counting = JSON.parse((await lamplighter("submit", await manifestFile({ cores: 0 }), "--json")).out).id;
  expect((await lamplighter("add", counting, "more.txt")).err).toContain("give its new end with --to");
  expect((await lamplighter("add", counting, "--to", "6", "--json")).out).toContain('"added":{"first":4,"units":2');
  for (const jobId of [table, counting]) await lamplighter("cancel", jobId);
  expect(await lamplighter("add", counting, "--to", "8")).toMatchObject({
    code: 1,
    err: expect.stringContaining("This job was cancelled. Submit these inputs as a job of their own"),
  });
});

test("a job is submitted with its files, watched and dialled, and its results are written as files", async () => {
  const submitted = await lamplighter("submit", await manifestFile(), "--dial", "3", "--json");
  expect(submitted).toMatchObject({ code: 0, err: "" });
  const { id } = JSON.parse(submitted.out);
  expect((await lamplighter("dial", id, "5")).out).toContain("0 of 5 cores at work");
  await workThrough(city, (unit) => (unit === 2 ? failure("not this one", "so far") : `result ${unit}`));
  expect((await lamplighter("status", id)).out).toContain("4 of 4 units settled (100 %), 1 failed");
  const out = path.join(folder, "out");
  expect(await lamplighter("results", id, "--out", out)).toMatchObject({ code: 0 });
  expect(await readFile(path.join(out, "units/000003/output"), "utf8")).toBe("result 3");
  expect([...(await readFile(path.join(out, "units/000003/files/made/raw.bin")))]).toEqual([0xff, 3]);
  for (const format of ["csv", "ndjson", "parquet", "zip"])
    expect(await lamplighter("results", id, "--out", out, "--format", format)).toMatchObject({ code: 0, err: "" });
  const beginning = async (format: string) => readFile(path.join(out, `${id}-results.${format}`), "latin1");
  expect(await beginning("csv")).toMatch(/^unit,input,state,(.|\n)*\n3,4,agreed,0,/);
  expect((await beginning("parquet")).slice(0, 4)).toBe("PAR1");
  expect((await beginning("zip")).slice(0, 2)).toBe("PK");
  expect(JSON.parse(await readFile(path.join(out, "errors.ndjson"), "utf8"))).toMatchObject({
    unit: 2,
    error: "It ended with exit code 3. The end of its standard output: not this one",
  });
  expect(await readFile(path.join(out, "failed/000002/output"), "utf8")).toBe("so far");
  expect([...(await readFile(path.join(out, "failed/000002/files/made/raw.bin")))]).toEqual([0xff, 3]);
  expect((await lamplighter("unit", id, "2")).out).toMatch(
    /^unit 2: settled: it failed\n {2}\S+ {2}submitted\n {2}\S+ {2}Device, chromium: agreed, ran 500 ms, returned \S+\n {2}\S+ {2}settled\n$/,
  );
  expect((await lamplighter("errors", id)).out).toBe(
    "1: It ended with exit code 3. The end of its standard output: not this one\n  it went wrong here\n  units 2\n",
  );
  await writeFile(path.join(folder, "again.js"), "export default () => 'again';\n");
  const again = path.join(folder, "again.js");
  const retried = await lamplighter("retry", id, "--program", again, "--seconds", "9", "--budget", "0.1", "--json");
  expect(JSON.parse(retried.out)).toMatchObject({ name: "Squares (retry)", units: 1, budgetNanos: 1e8 });
  await lamplighter("cancel", JSON.parse(retried.out).id);
  const index = await readFile(path.join(out, "index.csv"), "utf8");
  expect(index).toMatch(/^2,3,failed,3,0\.\d+,output; files\/made\/raw\.bin$/m);
});

test("files are saved inside the folder only, whatever names the site sends and whatever the folder contains", async () => {
  const { id } = JSON.parse((await lamplighter("submit", await manifestFile(), "--json")).out);
  await workThrough(city, (unit) => `result ${unit}`);
  const { prisma } = city.handle;
  const { no: jobNo } = await prisma.job.findUniqueOrThrow({ where: { id } });
  const part = (name: string) => ({ name, bytes: new Uint8Array([0xff]) });
  const evil = [
    part("output"),
    part("../../../evil"),
    part("a\\b"),
    part("con"),
    part("link/x"),
    part("fine"),
    part("FINE"),
  ];
  const output = encodeOutput({ exitCode: 0, type: "bytes", parts: evil }, (text) => Buffer.from(text));
  await prisma.replica.updateMany({ where: { jobNo, unit: 1, settles: true }, data: { output } });
  const out = path.join(folder, "guarded");
  await mkdir(path.join(out, "units/000001/files"), { recursive: true });
  await mkdir(path.join(folder, "elsewhere"));
  await symlink(path.join(folder, "elsewhere"), path.join(out, "units/000001/files/link"));
  await symlink(path.join(folder, "elsewhere/target"), path.join(out, "units/000001/files/fine"));
  expect(await lamplighter("results", id, "--out", out)).toMatchObject({
    code: 0,
    err: expect.stringContaining("6 files could not be saved under their names"),
  });
  expect(await readdir(path.join(folder, "elsewhere"))).toEqual([]);
  expect((await readdir(path.join(out, "units/000001/set-aside"))).sort()).toEqual(["0", "1", "2", "3", "4", "5"]);
  expect(await readFile(path.join(out, "units/000003/output"), "utf8")).toBe("result 3");
  const index = await readFile(path.join(out, "index.csv"), "utf8");
  expect(index).toMatch(/^1,2,agreed,0,0\.\d+,"output; set-aside\/0 \(named ""\.\.\/\.\.\/\.\.\/evil""\);/m);
});

test("JSON lines name files on this machine, which are uploaded, or tried here", async () => {
  await writeFile(path.join(folder, "read.js"), "export default (_, ctx) => ctx.file('in.txt');\n");
  await writeFile(path.join(folder, "one.txt"), "the first");
  await writeFile(path.join(folder, "none.txt"), "");
  const lines = [
    { stdin: { file: "one.txt" }, args: ["-"], files: [{ path: "in.txt", file: "one.txt" }] },
    { files: [{ path: "in.txt", file: "none.txt" }] },
  ];
  await writeFile(path.join(folder, "lines.jsonl"), lines.map((line) => `${JSON.stringify(line)}\n`).join(""));
  const named = await manifestFile({
    program: { runtime: "js", source: { file: "read.js" } },
    inputs: { kind: "jsonl", source: { file: "lines.jsonl" } },
  });
  const tried = await lamplighter("try", named, "--units", "2");
  expect(tried).toMatchObject({ code: 0, out: expect.stringContaining("the first") });
  const submitted = await lamplighter("submit", named, "--dial", "0", "--json");
  expect(submitted).toMatchObject({ code: 0 });
  const { id } = JSON.parse(submitted.out);
  const { unitsBlob } = await city.handle.prisma.job.findUniqueOrThrow({ where: { id } });
  const stored = Buffer.from(await city.handle.blobs.bytes(unitsBlob ?? ""))
    .toString()
    .trimEnd()
    .split("\n");
  const one = { hash: hash("sha256", "the first"), bytes: 9 };
  const none = { hash: hash("sha256", ""), bytes: 0 };
  expect(stored.map((line) => JSON.parse(line))).toEqual([
    { stdin: one, args: ["-"], files: [{ path: "in.txt", ...one }] },
    { files: [{ path: "in.txt", ...none }] },
  ]);
  expect(await lamplighter("cancel", id)).toMatchObject({ code: 0 });
});

test("waiting ends with the job, and the exit code says how", async () => {
  const waiting = lamplighter("submit", await manifestFile(), "--wait", "--json");
  await expect.poll(() => city.handle.coordinator.state.jobs.size, { timeout: 120_000 }).toBe(1);
  await workThrough(city, (unit) => (unit === 0 ? failure("no") : "yes"));
  expect(await waiting).toMatchObject({ code: 3, out: expect.stringContaining('"state":"finished"') });
});

test("a cancelled job is over", async () => {
  const { id } = JSON.parse((await lamplighter("submit", await manifestFile(), "--json")).out);
  expect((await lamplighter("cancel", id)).out).toContain("cancelled: Cancelled by its customer.");
  expect(await lamplighter("dial", id, "1")).toMatchObject({
    code: 1,
    err: expect.stringContaining("This job was cancelled"),
  });
});

test("units are tried here in the same runtime, without a site", async () => {
  const tried = await lamplighter("--url", "http://127.0.0.1:9", "try", await manifestFile(), "--units", "2");
  expect(tried).toMatchObject({ code: 0, err: "" });
  expect(tried.out).toContain("unit 1  run(2)\n  exit code 0");
  expect(tried.out).toContain("output (1 bytes):\n    4\n");
  await writeFile(path.join(folder, "trap.js"), "export default () => { throw new Error('too bad'); };\n");
  const failing = await manifestFile({ program: { runtime: "js", source: { file: "trap.js" } } });
  expect(await lamplighter("try", failing, "--units", "1")).toMatchObject({
    code: 3,
    out: expect.stringContaining("too bad"),
  });
});

test("a trial run prints no binary data, writes the bytes when asked, and asks about an exit code", async () => {
  await writeFile(
    path.join(folder, "binary.js"),
    "export default () => new Uint8Array([27, 91, 51, 49, 109, 0, 255]);\n",
  );
  const binary = await manifestFile({ program: { runtime: "js", source: { file: "binary.js" } } });
  const shown = await lamplighter("try", binary, "--units", "1");
  expect(shown).toMatchObject({ code: 0, out: expect.stringContaining("output: 7 binary bytes\n") });
  expect(shown.out).not.toContain("\u001b");
  await writeFile(path.join(folder, "text.js"), "export default () => 'only this';\n");
  const plain = await manifestFile({ program: { runtime: "js", source: { file: "text.js" } } });
  expect(await lamplighter("try", plain, "--units", "1", "--raw")).toMatchObject({ code: 0, out: "only this" });
  await writeFile(path.join(folder, "exits.wasm"), EXITS_WITH_10);
  const solver = await manifestFile({ program: { runtime: "wasi", source: { file: "exits.wasm" } } });
  expect(await lamplighter("try", solver, "--units", "1")).toMatchObject({
    code: 3,
    err: expect.stringContaining(
      'Exit code 10: does that mean success? If so, add it to the manifest: "okExitCodes": [0, 10]',
    ),
  });
});

test("there is a warning about what may fail on devices before the first unit, and what is certain to fail is refused", async () => {
  const js = (file: string) => ({ program: { runtime: "js", source: { file } } });
  await writeFile(path.join(folder, "maybe.js"), "export default (n) => (n > 2 ? fetch(n) : n);\n");
  const tried = await lamplighter("try", await manifestFile(js("maybe.js")), "--units", "2");
  expect(tried).toMatchObject({
    code: 0,
    err: expect.stringMatching(/^Warning: At line 1, column 32: fetch does not exist/),
  });
  const submitted = await lamplighter("submit", await manifestFile(js("maybe.js")), "--dial", "0", "--json");
  expect(submitted).toMatchObject({ code: 0, err: tried.err });
  expect(await lamplighter("cancel", JSON.parse(submitted.out).id)).toMatchObject({ code: 0 });
  await writeFile(path.join(folder, "never.js"), "export default (n) => fetch(n);\n");
  for (const command of ["try", "submit"]) {
    expect(await lamplighter(command, await manifestFile(js("never.js")))).toMatchObject({
      code: 1,
      err: expect.stringContaining("At line 1, column 23: fetch does not exist on devices. A unit has no network"),
    });
  }
});

test("a wrong manifest is explained field by field, before anything is sent", async () => {
  const { code, err } = await lamplighter("submit", await manifestFile({ budget: "0", replicas: 9 }));
  expect(code).toBe(1);
  expect(err).toContain("  replicas: must be 5 or less\n");
  expect(err).toContain("  budget: the budget is 0");
  const absent = await lamplighter(
    "submit",
    await manifestFile({ inputs: { kind: "lines", source: { file: "gone.txt" } } }),
  );
  expect(absent.err).toContain("The manifest names gone.txt, but there is no such file");
});

test("a file of 2 GB is refused before it is sent, by the CLI and by the site", async () => {
  const file = await open(path.join(folder, "huge.txt"), "w");
  await file.truncate(2 * 1024 ** 3);
  await file.close();
  const huge = await manifestFile({ inputs: { kind: "lines", source: { file: "huge.txt" } } });
  expect((await lamplighter("submit", huge)).err).toContain(
    "huge.txt has 2048 MiB; one file may have 1024 MiB. Split it.",
  );
  const told = await new Promise<string>((resolve, reject) => {
    const headers = { authorization: `Bearer ${key}`, "content-length": String(2 * 1024 ** 3) };
    const upload = request(`${site.url}/api/v1/blobs`, { method: "POST", headers }, (response) => {
      response.setEncoding("utf8").on("data", (text) => resolve(`${response.statusCode} ${text}`));
    });
    upload.on("error", reject).flushHeaders();
  });
  expect(told).toContain("413");
  expect(told).toContain("TOO_LARGE");
});

test("any operation can be called by its name, and the list has the contract's operations", async () => {
  const listed = await lamplighter("call");
  for (const { id, summary, kind } of operations)
    expect([id, listed.out.includes(`${id}  `) && listed.out.includes(summary)]).toEqual([id, kind !== "upload"]);
  expect(JSON.parse((await lamplighter("call", "getAccount")).out)).toMatchObject({ name: "Ada" });
  const { out } = await lamplighter("call", "submitJob", JSON.stringify(await uploadedManifest()));
  expect(await lamplighter("call", "getMosaic", JSON.stringify({ jobId: JSON.parse(out).id }))).toMatchObject({
    code: 0,
  });
  expect(await lamplighter("call", "streamResults", JSON.stringify({ jobId: JSON.parse(out).id }))).toEqual({
    ...{ code: 0, out: "", err: "" },
  });
  expect((await lamplighter("call", "getFleet")).err).toBe("Only an admin of this city may do that.\n");
  expect((await lamplighter("call", "boilWater")).err).toContain('There is no operation "boilWater" here');
  expect((await lamplighter("call", "getJob", "job_1")).err).toContain("The input is not a JSON object");
  const help = await lamplighter("--help");
  expect(help.out).toContain("end a job for good; its results stay");
});

const uploadedManifest = async () => ({
  ...{ name: "Squares", inputs: { kind: "range", from: 1, to: 4 }, budget: "0.50" },
  program: { runtime: "js", source: { blob: await city.upload("export default (n) => n * n;\n") } },
});

test("a site that cannot be reached and an unknown key are reported plainly", async () => {
  const unreached = await lamplighter("--url", "http://127.0.0.1:9", "status", "job_0000000000000000");
  expect(unreached).toMatchObject({ code: 1, err: expect.stringContaining("http://127.0.0.1:9 could not be reached") });
  const stranger = await lamplighter("--key", "lamp_nonsense", "status", "job_0000000000000000");
  expect(stranger.err).toContain("This API key is unknown");
});

test("the client throws refusals with their code and fields, and reports the progress of an upload", async () => {
  const client = createClient({ baseUrl: site.url, apiKey: key });
  await expect(client.getJob({ jobId: "job_0000000000000000" })).rejects.toMatchObject({
    code: "NOT_FOUND",
    httpStatus: 404,
  });
  const sent: number[] = [];
  const body = new Blob(["x".repeat(100_000)]).stream();
  expect(await client.upload(body, { onProgress: (bytes) => sent.push(bytes) })).toMatchObject({ bytes: 100_000 });
  expect(sent.at(-1)).toBe(100_000);
});
