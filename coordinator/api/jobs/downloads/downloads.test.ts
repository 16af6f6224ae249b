import { Readable } from "node:stream";
import { buffer, text } from "node:stream/consumers";
import { parse } from "csv-parse/sync";
import { parquetMetadata, parquetReadObjects } from "hyparquet";
import { afterAll, beforeAll, expect, test } from "vitest";
import { encodeOutput } from "#core/units/output";
import { LIMITS } from "#protocol/limits";
import { unitsPerArchive } from "#protocol/manifest/results-index";
import type { Context } from "../../../auth/context";
import { checkedVerbs } from "../../testing/checked-verbs";
import { DOUBLE, manifest } from "../../testing/manifests";
import { openTestCity, type TestCity } from "../../testing/open-test-city";
import { failure, workThrough } from "../../testing/test-device";
import { parquetResults } from "./parquet-results";

const { csvResults, submitJob, zipResults } = checkedVerbs;

const utf8 = (text: string) => new TextEncoder().encode(text);

let city: TestCity;
let ctx: Context;
let program: string;

beforeAll(async () => {
  city = await openTestCity();
  ctx = await city.person("Ada");
  program = await city.upload(DOUBLE);
});

afterAll(() => city.close());

const ANSWERS = ['{"n":0,"at":{"x":"a, \\"b\\""}}', '{"n":1,"more":[1]}', "plain\r\ntext", "\u00e9"];

async function finished(units: number, answer: (unit: number) => ReturnType<Parameters<typeof workThrough>[1]>) {
  const inputs = { kind: "range", from: 0, to: units - 1 } as const;
  const job = await submitJob({ ctx, input: manifest(program, { inputs, outputs: ["made/raw.bin"] }) });
  for (let household = 0; household < 2; household++) await workThrough(city, answer);
  return { ctx, input: { jobId: job.id } };
}

const csvOf = async (call: Awaited<ReturnType<typeof finished>>) => text(Readable.from(await csvResults(call)));
const parquetOf = async (call: Awaited<ReturnType<typeof finished>>) =>
  (await buffer(Readable.from(await parquetResults(call)))).buffer as ArrayBuffer;

/** A file with a buffer of its own, because small buffers share a pool. */
const alone = (file: ArrayBuffer) => file.slice(0);

test("results are a table whose columns include the keys of JSON outputs", async () => {
  const call = await finished(5, (unit) => ANSWERS[unit] ?? failure("not this one", "so far\n"));
  const rows: Record<string, string>[] = parse(await csvOf(call), { columns: true });
  expect(rows.map(({ unit, state, exit_code }) => [unit, state, exit_code])).toEqual([
    ["0", "agreed", "0"],
    ["1", "agreed", "0"],
    ["2", "agreed", "0"],
    ["3", "agreed", "0"],
    ["4", "failed", "3"],
  ]);
  expect(rows[0]).toMatchObject({
    output: "",
    "output.n": "0",
    "output.at.x": 'a, "b"',
    "output.more": "",
    input: "0",
  });
  expect(rows[1]).toMatchObject({ output: "", "output.n": "1", "output.more": "[1]", error: "" });
  expect(rows[2]).toMatchObject({ output: "plain\r\ntext", "output.n": "", encoding: "" });
  expect(rows[4]).toMatchObject({
    output: "so far\n",
    error: "It ended with exit code 3. The end of its standard output: not this one",
    stderr: "it went wrong here",
  });
  expect(JSON.parse(rows[0]?.files ?? "")).toEqual({ "made/raw.bin": { base64: "/wA=" } });
});

test("results are a Parquet file that other programs can read, with types", async () => {
  const call = await finished(5, (unit) => ANSWERS[unit] ?? failure("not this one"));
  const file = alone(await parquetOf(call));
  const rows = await parquetReadObjects({ file });
  expect(rows).toHaveLength(5);
  expect(rows[3]).toMatchObject({ unit: 3, input: "3", state: "agreed", exit_code: 0, output: "é", error: null });
  expect(rows[3]).toMatchObject({
    price_nanos: expect.any(BigInt),
    fuel: expect.any(BigInt),
    settled_at: expect.any(Date),
  });
  expect(rows[4]).toMatchObject({
    unit: 4,
    state: "failed",
    exit_code: 3,
    error: "It ended with exit code 3. The end of its standard output: not this one",
    output: null,
  });
  expect(JSON.parse(rows[0]?.files)).toEqual({ "made/raw.bin": { base64: "/wA=" } });
});

test("a large job comes in row groups, and later keys stay in the output's column", async () => {
  const units = LIMITS.MAX_PARQUET_GROUP_ROWS + 10;
  const call = await finished(3, () => '{"n":1}');
  // Not computed by devices, which would take long and is not what is tested.
  const { no } = await city.handle.prisma.job.findUniqueOrThrow({ where: { id: call.input.jobId } });
  await city.handle.pool.query(
    `INSERT INTO replica (job_no, unit, device_no, settles, digest, fuel, ms, output, output_bytes, returned_at)
     SELECT job_no, unit + n * 3, device_no, true, digest, fuel, ms, output, output_bytes, returned_at FROM replica,
       generate_series(1, $2::int) AS n WHERE job_no = $1 AND settles`,
    [no, Math.floor(units / 3)],
  );
  const { row_groups, num_rows } = parquetMetadata(alone(await parquetOf(call)));
  expect(Number(num_rows)).toBeGreaterThan(LIMITS.MAX_PARQUET_GROUP_ROWS);
  expect(row_groups.map((group) => Number(group.num_rows))[0]).toBe(LIMITS.MAX_PARQUET_GROUP_ROWS);
  expect(row_groups).toHaveLength(2);
  expect((await csvOf(call)).trimEnd().split("\n")).toHaveLength(Number(num_rows) + 1);
  await city.handle.pool.query("UPDATE replica SET output = $2 WHERE job_no = $1 AND unit = 900", [
    no,
    encodeOutput({ exitCode: 0, parts: [{ name: "stdout", bytes: utf8('{"late":{"key":1}}') }] }, utf8),
  ]);
  const late = (parse(await csvOf(call), { columns: true }) as Record<string, string>[])[900];
  expect(late).toMatchObject({ unit: "900", output: '{"late.key":"1"}' });
});

test("long outputs are written in pieces, in tables as well", async () => {
  const call = await finished(1, () => "short");
  const long = '\u20ac "quoted", \r\n\u0001'.repeat(LIMITS.MAX_LINE_PIECE_BYTES);
  const parts = [
    { name: "stdout", bytes: utf8(long) },
    { name: "made/raw.bin", bytes: utf8(long) },
  ];
  const output = encodeOutput({ exitCode: 0, parts }, utf8);
  const { no } = await city.handle.prisma.job.findUniqueOrThrow({ where: { id: call.input.jobId } });
  await city.handle.pool.query("UPDATE replica SET output = $2, output_bytes = $3 WHERE job_no = $1", [
    ...[no, output, output.length],
  ]);
  const pieces: string[] = [];
  for await (const piece of (await csvResults(call)) as AsyncIterable<string>) pieces.push(piece);
  expect(Math.max(...pieces.map(({ length }) => length))).toBeLessThan(14 * LIMITS.MAX_LINE_PIECE_BYTES);
  const [row]: Record<string, string>[] = parse(pieces.join(""), { columns: true });
  expect(row?.output === long).toBe(true);
  expect(JSON.parse(row?.files ?? "")["made/raw.bin"] === long).toBe(true);
  const [read] = await parquetReadObjects({ file: alone(await parquetOf(call)) });
  expect([read?.output === long, JSON.parse(read?.files)["made/raw.bin"] === long]).toEqual([true, true]);
});

test("an archive can start at any unit, and contains nothing outside its range", async () => {
  const call = await finished(4, (unit) => `${unit}`);
  const zip = await buffer(Readable.from(await zipResults({ ...call, input: { ...call.input, from: 2 } })));
  const names = zip.toString("latin1").match(/units\/\d+\/output|units\/\d+\/stdout/g) ?? [];
  expect([...new Set(names)].sort()).toEqual(["units/000002/stdout", "units/000003/stdout"]);
  expect(unitsPerArchive(0)).toBe(LIMITS.zipUnits);
  expect(unitsPerArchive(LIMITS.outputFiles) * (1 + LIMITS.outputFiles)).toBeLessThanOrEqual(LIMITS.MAX_ZIP_FILES);
});

test("a job without results is a table without rows", async () => {
  const inputs = { kind: "range", from: 0, to: 1 } as const;
  const { id } = await submitJob({ ctx, input: manifest(program, { inputs }) });
  const call = { ctx, input: { jobId: id } };
  expect(await csvOf(call)).toMatch(/^unit,input,state,.*,files,objects\n$/);
  expect(parquetMetadata(alone(await parquetOf(call))).num_rows).toBe(0n);
});
