import { Readable } from "node:stream";
import { buffer, text } from "node:stream/consumers";
import { setFlagsFromString } from "node:v8";
import vm from "node:vm";
import { inflateRawSync } from "node:zlib";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { encodeOutput } from "#core/units/output";
import type { Job } from "#protocol/api/jobs";
import { LIMITS } from "#protocol/limits";
import type { Context } from "../../auth/context";
import { checkedVerbs } from "../testing/checked-verbs";
import { DOUBLE, manifest } from "../testing/manifests";
import { openTestCity, type TestCity } from "../testing/open-test-city";
import { failure, workThrough } from "../testing/test-device";
import { getPart } from "./get-part";
import { zipResults } from "./zip-results";

const {
  cancelJob,
  getAccount,
  getHistory,
  getJob,
  getMosaic,
  getTimeline,
  getUnit,
  listResults,
  pauseJob,
  streamResults,
  submitJob,
} = checkedVerbs;

setFlagsFromString("--expose-gc");
const collect = vm.runInNewContext("gc") as () => void;
const UNITS = 1_000;
const SAMPLE_EVERY_PIECES = 10;

const median = (numbers: number[]) => numbers.toSorted((a, b) => a - b)[numbers.length >> 1] ?? Number.NaN;

/** Memory in use, without garbage. */
function memoryMib(): number {
  collect();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return (heapUsed + arrayBuffers) / 2 ** 20;
}

let city: TestCity;
let ctx: Context;
let job: Job;

const answer = (unit: number) => (unit === 3 ? failure("no number 4 here", "so far so good\n") : `${unit} is fine\n`);

beforeAll(async () => {
  city = await openTestCity();
  ctx = await city.person("Ada");
  const lines = await city.upload("zero\none\ntwo\nthree\nfour\n");
  const program = await city.upload(DOUBLE);
  const inputs = { kind: "lines", source: { blob: lines } } as const;
  job = await submitJob({
    ctx,
    input: manifest(program, { inputs, args: ["--say", "{line}"], outputs: ["made/raw.bin"] }),
  });
  await workThrough(city, (unit) => (unit === 1 ? "something else" : answer(unit)));
  await workThrough(city, answer);
  await workThrough(city, answer);
});

afterAll(() => city.close());

const input = (more: object = {}) => ({ ctx, input: { jobId: job.id, ...more } });

test("a unit shows what happened to it, but not who did it", async () => {
  const { attempts, ...timeline } = await getTimeline(input({ unit: 1 }));
  expect(timeline).toMatchObject({ unit: 1, state: "agreed", waiting: null, settledAt: expect.any(String) });
  expect(attempts.map(({ verdict }) => verdict)).toEqual(["outvoted", "agreed", "agreed"]);
  for (const { grantedAt, returnedAt, ...where } of attempts) {
    expect(Date.parse(grantedAt ?? "")).toBeLessThanOrEqual(Date.parse(returnedAt ?? "") + 1_000);
    expect(where).toEqual({
      engine: "chromium",
      kind: "Device",
      computedMs: 1_000,
      verdict: expect.any(String),
      lost: null,
      ...{ fetchedAt: null, startedAt: null, runningSince: null },
    });
  }
  await expect(getTimeline(input({ unit: 5 }))).rejects.toThrow("there is no unit 5");
});

test("a unit that is not settled says why", async () => {
  const program = await city.upload(DOUBLE);
  const waiting = await submitJob({ ctx, input: manifest(program, { inputs: { kind: "range", from: 0, to: 1 } }) });
  const told = async () => {
    const { state, attempts, waiting: why } = await getTimeline({ ctx, input: { jobId: waiting.id, unit: 0 } });
    return [state, attempts.length, why?.kind];
  };
  expect(await told()).toEqual(["waiting", 0, "its-turn"]);
  await workThrough(city, () => "one");
  expect(await told()).toEqual(["held", 1, "another-household"]);
  await pauseJob({ ctx, input: { jobId: waiting.id } });
  expect(await told()).toEqual(["held", 1, "halted"]);
  await cancelJob({ ctx, input: { jobId: waiting.id } });
});

test("the job is finished, its price is the sum of its units' prices, and the rest of the budget is free again", async () => {
  const detail = await getJob(input());
  expect(detail).toMatchObject({ state: "finished", agreed: 4, failed: 1, manifest: { args: ["--say", "{line}"] } });
  const { results } = await listResults(input());
  expect(results.reduce((sum, result) => sum + result.priceNanos, 0)).toBe(detail.spentNanos);
  expect(await getAccount({ ctx, input: {} })).toMatchObject({ balanceNanos: 5e9 - detail.spentNanos, heldNanos: 0 });
});

test("results come page by page, in the order of units, with failures unchanged", async () => {
  const first = await listResults(input({ limit: 2 }));
  expect(first).toMatchObject({
    next: 1,
    results: [
      { unit: 0, state: "agreed", text: "0 is fine\n", replicas: 2 },
      { unit: 1, replicas: 3 },
    ],
  });
  const rest = await listResults(input({ after: first.next }));
  expect(rest.next).toBeNull();
  expect(rest.results.map((result) => result.unit)).toEqual([2, 3, 4]);
  const failed = await listResults(input({ state: "failed" }));
  expect(failed.results).toEqual([
    expect.objectContaining({
      unit: 3,
      input: "three",
      exitCode: 3,
      error: "It ended with exit code 3. The end of its standard output: no number 4 here",
      stderr: "it went wrong here",
      text: "so far so good\n",
      parts: [
        { name: "stdout", bytes: 15 },
        { name: "made/raw.bin", bytes: 2 },
      ],
    }),
  ]);
});

test("a unit shows its call, its parts and what devices returned", async () => {
  const unit = await getUnit(input({ unit: 1 }));
  expect(unit).toMatchObject({
    command: 'run("one", { args: ["--say","one"] })',
    stdin: "one\n",
    exitCode: 0,
    stderr: "looked at it",
  });
  expect(unit.parts).toEqual([
    { name: "stdout", bytes: 10 },
    { name: "made/raw.bin", bytes: 2 },
  ]);
  expect(unit.devices.map((device) => device.verdict).sort()).toEqual(["agreed", "agreed", "outvoted"]);
});

test("a part is returned byte for byte, and a missing one is refused with the names of those that exist", async () => {
  expect([...(await getPart(input({ unit: "2", name: "made/raw.bin" })))]).toEqual([0xff, 2]);
  expect(`${Buffer.from(await getPart(input({ unit: 3, name: "stdout" })))}`).toBe("so far so good\n");
  await expect(getPart(input({ unit: 2, name: "made" }))).rejects.toMatchObject({
    code: "NOT_FOUND",
    message: expect.stringContaining("stdout, made/raw.bin"),
  });
  await expect(getUnit(input({ unit: 5 }))).rejects.toMatchObject({ message: expect.stringContaining("units 0 to 4") });
});

test("the stream has a line per unit; bytes that are not text are base64", async () => {
  const lines = (await text(Readable.from(await streamResults(input()))))
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line));
  expect(lines.map((line) => line.unit)).toEqual([0, 1, 2, 3, 4]);
  expect(lines[2]).toMatchObject({
    state: "agreed",
    exitCode: 0,
    text: "2 is fine\n",
    files: { "made/raw.bin": { base64: "/wI=" } },
  });
  expect(lines[3]).toMatchObject({
    state: "failed",
    failure: "exit",
    exitCode: 3,
    error: "It ended with exit code 3. The end of its standard output: no number 4 here",
    stderr: "it went wrong here",
    text: "so far so good\n",
    files: { "made/raw.bin": { base64: "/wM=" } },
  });
});

test("the archive has every output as a file, what failed units left apart from them, the errors and the manifest", async () => {
  const files = unzip(await buffer(await zipResults(input())));
  expect([...files.keys()].sort()).toEqual(
    [
      "errors.ndjson",
      "index.csv",
      "manifest.json",
      ...["units/000000", "units/000001", "units/000002", "failed/000003", "units/000004"].flatMap((place) => [
        `${place}/files/made/raw.bin`,
        `${place}/stdout`,
      ]),
    ].sort(),
  );
  expect(files.get("units/000004/stdout")?.toString()).toBe("4 is fine\n");
  expect(JSON.parse(files.get("errors.ndjson")?.toString() ?? "")).toMatchObject({ unit: 3, input: "three" });
  expect(files.get("failed/000003/stdout")?.toString()).toBe("so far so good\n");
  const { ctx, ...rest } = input();
  const inFrench = unzip(await buffer(await zipResults({ ...rest, ctx: { ...ctx, language: "fr" } })));
  expect(inFrench.get("errors.ndjson")?.toString()).toContain("code de sortie 3");
  const index = files.get("index.csv")?.toString().split("\n") ?? [];
  expect(index).toHaveLength(7);
  expect(index[0]).toBe("unit,input,state,exit_code,price_cad,files");
  expect(index[3]).toMatch(/^2,two,agreed,0,0\.\d+,stdout; files\/made\/raw\.bin$/);
  expect(index[4]).toMatch(/^3,three,failed,3,0\.\d+,stdout; files\/made\/raw\.bin$/);
  expect(JSON.parse(files.get("manifest.json")?.toString() ?? "")).toMatchObject({ name: "Doubles" });
});

test("a part whose name leads outside is set aside in the archive, which continues", async () => {
  const { prisma } = city.handle;
  const where = { jobNo: (await prisma.job.findUniqueOrThrow({ where: { id: job.id } })).no, unit: 0, settles: true };
  const { output } = await prisma.replica.findFirstOrThrow({ where });
  const part = (name: string) => ({ name, bytes: new Uint8Array([7]) });
  const evil = ["../../../../evil", "a\\b", "C:\\evil", "nul", "a\0b", "ok.txt"];
  const bytes = encodeOutput({ exitCode: 0, parts: [part("stdout"), ...evil.map(part)] }, (one) => Buffer.from(one));
  await prisma.replica.updateMany({ where, data: { output: bytes } });
  const files = unzip(await buffer(await zipResults(input())));
  expect([...files.keys()].filter((name) => name.startsWith("units/000000/"))).toEqual([
    "units/000000/stdout",
    ...[1, 2, 3, 4, 5].map((at) => `units/000000/set-aside/${at}`),
    "units/000000/files/ok.txt",
  ]);
  expect(files.get("index.csv")?.toString()).toContain('set-aside/1 (named ""../../../../evil"")');
  expect(files.has("units/000004/stdout")).toBe(true);
  await prisma.replica.updateMany({ where, data: { output } });
});

test("a page of results is limited in bytes, and the next one starts where it ended", async () => {
  const { pool } = city.handle;
  const program = await city.upload(DOUBLE);
  const { id: jobId } = await submitJob({
    ctx,
    input: manifest(program, { inputs: { kind: "range", from: 1, to: 300 }, cores: 0 }),
  });
  const bytes = new Uint8Array(32_000).fill(120);
  const output = encodeOutput({ exitCode: 0, parts: [{ name: "stdout", bytes }] }, (one) => Buffer.from(one));
  await pool.query(
    `INSERT INTO replica (job_no, unit, device_no, settles, digest, fuel, ms, output, output_bytes, returned_at)
     SELECT no, unit, 1, true, '', 0, 0, $2, $3, now() FROM job, generate_series(0, 299) AS unit WHERE id = $1`,
    [jobId, output, output.length],
  );
  const pages: number[] = [];
  for (let after: number | null = -1; after !== null; ) {
    const page: Awaited<ReturnType<typeof listResults>> = await listResults({
      ctx,
      input: { jobId, after, limit: 1_000 },
    });
    pages.push(page.results.length);
    after = page.next;
  }
  expect(Math.max(...pages) * output.length).toBeLessThanOrEqual(LIMITS.MAX_RESULTS_PAGE_BYTES);
  expect(pages.reduce((sum, length) => sum + length, 0)).toBe(300);
  expect((await text(Readable.from(await streamResults({ ctx, input: { jobId } })))).split("\n")).toHaveLength(301);
});

test("an archive of thousands of files with long names and large contents keeps the coordinator's memory flat", async () => {
  const { prisma, pool } = city.handle;
  const { no } = await prisma.job.findUniqueOrThrow({ where: { id: job.id } });
  const contents = [100, 62_000, 900, 0].map((bytes) => new Uint8Array(bytes).map((_, at) => (at * 7_919) >> 5));
  const parts = contents.map((bytes, at) => ({ name: at === 0 ? "stdout" : `${"é".repeat(100)}/${at}`, bytes }));
  const output = Buffer.from(encodeOutput({ exitCode: 0, parts }, (one) => Buffer.from(one)));
  // By the database, so that this process never has all of them.
  await pool.query(
    `INSERT INTO replica (job_no, unit, device_no, settles, digest, fuel, ms, output, output_bytes, returned_at)
     SELECT $1, unit, 1, true, '', 0, 0, $2, $3, now() FROM generate_series(100, $4) AS unit`,
    [no, output, output.length, 99 + UNITS],
  );
  const before = memoryMib();
  const held: number[] = [];
  let pieces = 0;
  for await (const _ of await zipResults(input()))
    if (pieces++ % SAMPLE_EVERY_PIECES === 0) held.push(memoryMib() - before);
  expect(held.length).toBeGreaterThan(10);
  // The outputs have more than sixty; the names of the files and what the archive says of each, about ten. Neither are
  // outputs gathered at first, nor kept once they are written: one sample may find a page of them, most do not.
  const quarter = Math.floor(held.length / 4);
  expect(median(held)).toBeLessThan(25);
  expect(Math.min(...held.slice(-quarter)) - Math.min(...held.slice(0, quarter))).toBeLessThan(30);
  await prisma.replica.deleteMany({ where: { jobNo: no, unit: { gte: 100 } } });
});

test("the mosaic shows each unit, and a part of a large job as a run of units", async () => {
  expect(await getMosaic(input())).toEqual({ jobId: job.id, unitsPerCell: 1, cells: "aaafa" });
  const program = await city.upload(DOUBLE);
  const many = await submitJob({
    ctx,
    input: manifest(program, { inputs: { kind: "range", from: 1, to: 25_001 }, cores: 0 }),
  });
  const mosaic = await getMosaic({ ctx, input: { jobId: many.id } });
  expect(mosaic.unitsPerCell).toBe(3);
  expect(mosaic.cells).toBe("w".repeat(8_334));
});

test("the mosaic of a job with many failures is counted in the database, once for all viewers, and includes blocks under way", async () => {
  const { pool } = city.handle;
  const program = await city.upload(DOUBLE);
  const { id } = await submitJob({
    ctx,
    input: manifest(program, { inputs: { kind: "range", from: 1, to: 30_000 }, cores: 0 }),
  });
  const { rows } = await pool.query("SELECT no FROM job WHERE id = $1", [id]);
  const put = (from: number, to: number, failure: string | null) =>
    pool.query(
      `INSERT INTO replica (job_no, unit, device_no, settles, digest, fuel, ms, failure, returned_at)
       SELECT $1, unit, 1, true, '', 0, 0, $4, now() FROM generate_series($2::int, $3::int) AS unit`,
      [rows[0].no, from, to, failure],
    );
  await put(0, 11_999, "exit");
  await put(12_000, 12_004, null);
  await pool.query("UPDATE job SET failed = 12000 WHERE no = $1", [rows[0].no]);
  await pool.query("UPDATE block SET claims = 1 WHERE job_no = $1 AND first_unit = 12000", [rows[0].no]);
  const queries = vi.spyOn(pool, "query");
  const looks = await Promise.all(Array.from({ length: 8 }, () => getMosaic({ ctx, input: { jobId: id } })));
  const counts = queries.mock.calls.filter(([query]) =>
    (query as unknown as { text?: string }).text?.startsWith("SELECT first_unit, count FROM block"),
  );
  queries.mockRestore();
  expect(counts).toHaveLength(1);
  for (const { unitsPerCell, cells } of looks) {
    expect(unitsPerCell).toBe(3);
    expect(cells).toBe(`${"f".repeat(4_000)}ar${"w".repeat(5_998)}`);
  }
});

test("a unit whose first answer waits for a second one is neither waiting nor settled", async () => {
  const program = await city.upload(DOUBLE);
  const { id: jobId } = await submitJob({
    ctx,
    input: manifest(program, { inputs: { kind: "range", from: 1, to: 4 } }),
  });
  await workThrough(city, answer);
  expect((await getMosaic({ ctx, input: { jobId } })).cells).toBe("hhhh");
});

test("the history gives units per sample, oldest first, none for those computed again, and ends with the job's end", async () => {
  const { prisma } = city.handle;
  const { no } = await prisma.job.findUniqueOrThrow({ where: { id: job.id } });
  const at = (seconds: number) => new Date(Date.UTC(2026, 0, 1, 0, 0, seconds));
  await prisma.jobSample.createMany({
    data: [
      { jobNo: no, at: at(0), settled: 1, cores: 1, asked: 8 },
      { jobNo: no, at: at(2), settled: 3, cores: 4, asked: 8 },
      { jobNo: no, at: at(4), settled: 2, cores: 4, asked: 8 },
    ],
  });
  await prisma.job.update({ where: { no }, data: { finishedAt: at(7) } });
  expect(await getHistory(input())).toEqual({
    jobId: job.id,
    everyMs: 2_000,
    samples: [
      { at: at(0).getTime(), units: 1, cores: 1, asked: 8 },
      { at: at(2).getTime(), units: 2, cores: 4, asked: 8 },
      { at: at(4).getTime(), units: 0, cores: 4, asked: 8 },
      { at: at(6).getTime(), units: 3, cores: 0, asked: 8 },
    ],
  });
});

test("another person's job does not exist, for any of these", async () => {
  const other = await city.person("Eve");
  for (const verb of [getJob, listResults, streamResults, zipResults, getMosaic, getHistory]) {
    await expect(verb({ ctx: other, input: { jobId: job.id } })).rejects.toMatchObject({ code: "NOT_FOUND" });
  }
  await expect(getPart({ ctx: other, input: { jobId: job.id, unit: 0, name: "stdout" } })).rejects.toMatchObject({
    code: "NOT_FOUND",
  });
});

/** Reads the central directory of an archive; enough of the format for what we write. */
function unzip(zip: Buffer): Map<string, Buffer> {
  const files = new Map<string, Buffer>();
  const end = zip.lastIndexOf(Buffer.from("PK\x05\x06", "latin1"));
  let at = zip.readUInt32LE(end + 16);
  while (zip.readUInt32LE(at) === 0x02014b50) {
    const [packed, nameLength, extra, comment] = [
      zip.readUInt32LE(at + 20),
      zip.readUInt16LE(at + 28),
      zip.readUInt16LE(at + 30),
      zip.readUInt16LE(at + 32),
    ];
    const name = zip.toString("utf8", at + 46, at + 46 + nameLength);
    const local = zip.readUInt32LE(at + 42);
    const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
    const bytes = zip.subarray(start, start + packed);
    files.set(name, zip.readUInt16LE(at + 10) === 8 ? inflateRawSync(bytes) : bytes);
    at += 46 + nameLength + extra + comment;
  }
  return files;
}
