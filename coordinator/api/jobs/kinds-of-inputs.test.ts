import { buffer } from "node:stream/consumers";
import { afterAll, beforeAll, expect, test } from "vitest";
import { ZipFile } from "yazl";
import { parseFileLine } from "#core/jobs/line-fields";
import type { GrantStub } from "#protocol/devices/device-messages";
import type { Context } from "../../auth/context";
import { GrantBlobs } from "../../http/grant-blobs";
import { recordUpload } from "../../uploads/uploads";
import { checkedVerbs } from "../testing/checked-verbs";
import { DOUBLE, manifest } from "../testing/manifests";
import { openTestCity, type TestCity } from "../testing/open-test-city";
import { failure, workThrough } from "../testing/test-device";

const { getUnit, previewJob, retryJob, submitJob, tryJob } = checkedVerbs;

let city: TestCity;
let ctx: Context;
let program: string;

beforeAll(async () => {
  city = await openTestCity();
  ctx = await city.person("Florence");
  program = await city.upload(DOUBLE);
});

afterAll(() => city.close());

test("a table's rows reach devices and pages with the names of its columns", async () => {
  const inputs = { kind: "csv", source: { blob: await city.upload("town;dose\nAvon;1\nThames;2\n") } } as const;
  const args = ["--{town}={dose}"];
  const job = await submitJob({ ctx, input: manifest(program, { inputs: { ...inputs, separator: ";" }, args }) });
  expect(job).toMatchObject({ units: 2, inputKind: "csv" });
  await workThrough(city, (unit) => `${unit}`);
  await workThrough(city, (unit) => `${unit}`);
  const input = { jobId: job.id, unit: 1 };
  expect(await getUnit({ ctx, input })).toMatchObject({
    input: '{"town":"Thames","dose":"2"}',
    command: 'run({"town":"Thames","dose":"2"}, { args: ["--Thames=2"] })',
  });
  const ragged = { kind: "csv", source: { blob: await city.upload("a,b\n1\n") } } as const;
  await expect(submitJob({ ctx, input: manifest(program, { inputs: ragged }) })).rejects.toMatchObject({
    issues: [{ path: "inputs.source", message: expect.stringContaining('"b" is missing') }],
  });
});

test("a grid's units reach devices and pages, and the expanded grid is stored nowhere", async () => {
  const axes = { model: ["small", "large"], n: { from: 1, to: 700 } };
  const inputs = { kind: "grid", axes } as const;
  await expect(submitJob({ ctx, input: manifest(program, { inputs, args: ["{seed}"] }) })).rejects.toMatchObject({
    issues: [{ path: "args", message: expect.stringContaining("{index}, {value}, {model}, {n};") }],
  });
  const { id, units } = await submitJob({ ctx, input: manifest(program, { inputs, args: ["{model}-{n}"] }) });
  expect(units).toBe(1_400);
  await workThrough(city, (unit) => `${unit}`);
  await workThrough(city, (unit) => `${unit}`);
  expect(await getUnit({ ctx, input: { jobId: id, unit: 1_399 } })).toMatchObject({
    input: '{"model":"large","n":700}',
    command: 'run({"model":"large","n":700}, { args: ["large-700"] })',
  });
  const { unitsBlob } = await city.handle.prisma.job.findUniqueOrThrow({ where: { id } });
  expect(await city.handle.blobs.size(unitsBlob ?? "")).toBeLessThan(200);
});

test("an archive's files are units, each with its own part of the unpacked blob, and failed ones can be retried", async () => {
  const archive = new ZipFile();
  for (const [name, text] of [
    ["in/a.txt", "Avon"],
    ["in/none", ""],
    ["in/b.txt", "Thames"],
  ] as const)
    archive.addBuffer(Buffer.from(text), name);
  archive.end();
  const { hash } = await city.handle.blobs.putBytes(await buffer(archive.outputStream));
  const mine = { kind: "archive", source: { blob: hash } } as const;
  await expect(submitJob({ ctx, input: manifest(program, { inputs: mine }) })).rejects.toMatchObject({
    issues: [{ path: "inputs.source", message: expect.stringContaining("No blob") }],
  });
  await recordUpload(city.handle.prisma, ctx.person?.id ?? "", hash, 1);
  const job = await submitJob({ ctx, input: manifest(program, { inputs: mine, args: ["{name}"] }) });
  expect(job).toMatchObject({ units: 3, inputKind: "archive" });
  const { sheet, lines } = await tryJob({ ctx, input: manifest(program, { inputs: mine }) });
  expect(sheet).toMatchObject({ inputKind: "files" });
  const files = (lines ?? []).map(parseFileLine).flatMap((file) => ("hash" in file ? [file] : []));
  const parts = files.map(({ bytes, within }) =>
    city.handle.blobs.bytes(within?.hash ?? "", { start: within?.start ?? 0, end: (within?.start ?? 0) + bytes }),
  );
  expect((await Promise.all(parts)).map((part) => Buffer.from(part).toString())).toEqual(["Avon", "", "Thames"]);
  const whole = files[0]?.within?.hash ?? "";
  const stub = { grantId: "g", jobId: job.id, block: 0, slot: 0, units: [0] } as unknown as GrantStub;
  expect(await new GrantBlobs(city.handle).needs(stub, whole)).toBe(true);
  // The unpacked blob is the customer's, and counts towards their storage.
  const owned = { hash_owner: { hash: whole, owner: ctx.person?.id ?? "" } };
  expect(await city.handle.prisma.upload.findUnique({ where: owned })).toMatchObject({ bytes: 10n });
  for (let household = 0; household < 2; household++) await workThrough(city, () => failure("no"));
  expect(await getUnit({ ctx, input: { jobId: job.id, unit: 2 } })).toMatchObject({
    input: "in/b.txt",
    state: "failed",
    command: 'run(/* in/b.txt, 6 B */, { args: ["in/b.txt"] })',
  });
  const again = await retryJob({ ctx, input: { jobId: job.id } });
  expect(again).toMatchObject({ units: 3, inputKind: "files" });
  const damaged = { kind: "archive", source: { blob: await city.upload("hello") } } as const;
  await expect(submitJob({ ctx, input: manifest(program, { inputs: damaged }) })).rejects.toMatchObject({
    issues: [{ path: "inputs.source", message: expect.stringContaining("pack the files as .zip") }],
  });
});

test("units are drawn across the whole job with their lines, and the estimate is based on them", async () => {
  const lines = Array.from({ length: 2_400 }, (_, at) => `line ${at}`).join("\n");
  const inputs = { kind: "lines", source: { blob: await city.upload(lines) } } as const;
  const { units, drawn } = await tryJob({ ctx, input: manifest(program, { inputs }) });
  expect(units).toEqual([0, 1, 2]);
  expect(drawn.units).toHaveLength(24);
  expect(drawn.lines).toEqual(drawn.units.map((unit) => `line ${unit}`));
  expect(new Set(drawn.units.map((unit) => Math.floor(unit / 300))).size).toBe(8);
  const axes = { a: [1, 2], b: { from: 1, to: 500 } };
  const grid = await tryJob({ ctx, input: manifest(program, { inputs: { kind: "grid", axes } }) });
  const found = (grid.drawn.lines ?? []).map((line) => JSON.parse(line).a);
  expect(found).toEqual(grid.drawn.units.map((unit) => (unit < 500 ? 1 : 2)));
  const range = await tryJob({ ctx, input: manifest(program, { inputs: { kind: "range", from: 5, to: 14 } }) });
  expect(range.drawn.lines).toBeNull();
  expect(range.drawn.units.toSorted((a, b) => a - b)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
  const long = await tryJob({ ctx, input: manifest(program, { inputs: { kind: "range", from: 1, to: 1_000 } }) });
  expect(long.drawn.units).toHaveLength(240);

  const preview = async (fuel: { triedFuel?: number[]; drawnFuel?: number[] }) =>
    (await previewJob({ ctx, input: { manifest: manifest(program, { inputs, replicas: 1 }), ...fuel } })).estimate;
  expect(await preview({})).toBeNull();
  // The first three are sky, which is cheap.
  const triedFuel = [1e8, 1e8, 1e8];
  const first = await preview({ triedFuel });
  expect(first).toMatchObject({ highNanos: null, basis: expect.stringContaining("3 units tried") });
  const drawnFuel = drawn.units.map((unit) => 1e8 + unit * 1e6);
  const estimate = await preview({ triedFuel, drawnFuel });
  expect(estimate?.basis).toContain("24 units drawn across the whole job");
  const truth = (first?.totalNanos ?? 0) * 13;
  expect(Math.abs((estimate?.totalNanos ?? 0) / truth - 1)).toBeLessThan(0.05);
  expect(estimate?.lowNanos).toBeLessThan(truth);
  expect(estimate?.highNanos).toBeGreaterThan(truth);
});
