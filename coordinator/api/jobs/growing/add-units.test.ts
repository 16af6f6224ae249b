import { randomBytes } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { JobId } from "#core/ids";
import { parseFileLine } from "#core/jobs/line-fields";
import { TEST_KEYS } from "#suites/kit/s3/s3-keys";
import { S3Server } from "#suites/kit/s3/s3-server";
import type { Context } from "../../../auth/context";
import { ChainStarter } from "../../../chains/chain-starter";
import { openPrisma } from "../../../database/open-prisma";
import { linesOfJobBlock } from "../../../inputs/lines-of-job-block";
import { brokenLaws } from "../../../testing/broken-laws";
import { dyingPool } from "../../../testing/dying-pool";
import { checkedVerbs } from "../../testing/checked-verbs";
import { DOUBLE, manifest } from "../../testing/manifests";
import { openTestCity, type TestCity } from "../../testing/open-test-city";
import { failure, workThrough } from "../../testing/test-device";
import { growJob } from "./grow-job";

const { addUnits, cancelJob, getJob, getUnit, listResults, retryJob, submitJob } = checkedVerbs;

/** More statements than an addition needs; a test that reaches it is stuck. */
const MAX_STATEMENTS = 60;

let city: TestCity;
let ctx: Context;
let program: string;

beforeAll(async () => {
  city = await openTestCity({ PRIVATE_NETWORKS: "127.0.0.0/8" });
  ctx = await city.person("Mary");
  program = await city.upload(DOUBLE);
});

afterAll(() => city.close());

type Changes = Parameters<typeof manifest>[1];

const submit = (changes: Changes = {}) =>
  submitJob({ ctx, input: manifest(program, { budget: "0.50", replicas: 1, ...changes }) });
const add = (jobId: string, inputs: object, more: object = {}) => addUnits({ ctx, input: { jobId, inputs, ...more } });
const see = (jobId: string) => getJob({ ctx, input: { jobId } });
const work = (answer: Parameters<typeof workThrough>[1] = (unit) => `${unit}`) => workThrough(city, answer);
const upload = async (text: string) => ({ source: { blob: await city.upload(text) } });
const inputOf = async (jobId: string, unit: number) => (await getUnit({ ctx, input: { jobId, unit } })).input;
const refusal = (path: string, message: string) => ({ issues: [{ path, message: expect.stringContaining(message) }] });

test("a range continues where it ends: its new units are computed, settle after the old ones, and end the job", async () => {
  const { id } = await submit({ cores: 0 });
  await expect(add(id, { kind: "range", from: 12, to: 13 })).rejects.toMatchObject(
    refusal("inputs.from", '"from": 11'),
  );
  const grown = await add(id, { kind: "range", from: 11, to: 12 }, { budget: "0.25" });
  expect(grown).toMatchObject({ units: 12, budgetNanos: 750_000_000, added: { first: 10, units: 2, before: false } });
  await checkedVerbs.dialJob({ ctx, input: { jobId: id, cores: 4 } });
  await work();
  expect(await see(id)).toMatchObject({ state: "finished", agreed: 12 });
  expect(await inputOf(id, 11)).toBe("12");
  const { results } = await listResults({ ctx, input: { jobId: id, after: 9 } });
  expect(results.map(({ unit, text }) => [unit, text])).toEqual([
    [10, "10"],
    [11, "11"],
  ]);
  expect(await brokenLaws(city.handle.pool)).toEqual([]);
});

test("repeating a call with the same key adds nothing, even when the job has ended; other inputs need another key", async () => {
  const { id } = await submit();
  const more = { kind: "range", from: 11, to: 15 };
  const key = "night of the 3rd";
  const [one, two] = await Promise.all([add(id, more, { key }), add(id, more, { key })]);
  expect([one.added.before, two.added.before].sort()).toEqual([false, true]);
  expect(await see(id)).toMatchObject({ units: 15 });
  await expect(add(id, { ...more, to: 16 }, { key })).rejects.toThrow("units 10 to 14. Choose a new key");
  await work();
  expect(await add(id, more, { key })).toMatchObject({
    state: "finished",
    units: 15,
    added: { first: 10, units: 5, before: true },
  });
  await expect(add(id, { ...more, from: 16, to: 16 })).rejects.toThrow("has finished");
});

test("tables, grids and lists can be mixed, and their failed units are retried with the same inputs", async () => {
  const first = await upload("a,b\n1,2\n");
  const { id } = await submit({ inputs: { kind: "csv", ...first, separator: "," }, args: ["{a}"], cores: 0 });
  await add(id, { kind: "grid", axes: { a: [7, 8], b: ["x"] } });
  await add(id, { kind: "json", ...(await upload('[{"a":9,"b":"y"}]')) });
  await add(id, { kind: "csv", ...first, separator: "," });
  await expect(add(id, { kind: "json", ...(await upload('[{"b":9}]')) })).rejects.toMatchObject(
    refusal("inputs", "{a} is not a field of these inputs"),
  );
  await expect(add(id, { kind: "lines", ...first })).rejects.toMatchObject(
    refusal("inputs.kind", 'add inputs of the kind "json", "csv" or "grid"'),
  );
  await checkedVerbs.dialJob({ ctx, input: { jobId: id, cores: 4 } });
  const answer = (unit: number) => (unit === 2 ? failure("no") : `${unit}`);
  await work(answer);
  await work(answer);
  expect(await see(id)).toMatchObject({ state: "finished", units: 5, agreed: 4, failed: 1 });
  const inputs = await Promise.all([0, 1, 2, 3, 4].map((unit) => inputOf(id, unit)));
  expect(inputs).toEqual(['{"a":"1","b":"2"}', '{"a":7,"b":"x"}', '{"a":8,"b":"x"}', '{"a":9,"b":"y"}', inputs[0]]);
  const again = await retryJob({ ctx, input: { jobId: id, budget: "0.10" } });
  await checkedVerbs.dialJob({ ctx, input: { jobId: again.id, cores: 4 } });
  await work();
  expect(await inputOf(again.id, 0)).toBe('{"a":8,"b":"x"}');
});

test("files are added to files, and somebody else's upload looks as if it did not exist", async () => {
  const file = async (name: string, text: string) => ({ name, ...(await upload(text)) });
  const { id } = await submit({ inputs: { kind: "files", files: [await file("a.txt", "a")] }, cores: 0 });
  await add(id, { kind: "files", files: [await file("b.txt", "b"), await file("c.txt", "c")] });
  expect((await see(id)).units).toBe(3);
  const eve = await city.person("Eve");
  const theirs = { kind: "files", files: [{ name: "a.txt", source: { blob: randomBytes(32).toString("hex") } }] };
  const before = await addUnits({ ctx: eve, input: { jobId: id, inputs: theirs } }).catch((error) => error.message);
  expect(before).toBe(`You have no job ${id}. GET /api/v1/jobs lists yours.`);
  await expect(add(id, theirs)).rejects.toMatchObject(refusal("inputs.files", "a.txt: "));
  await cancelJob({ ctx, input: { jobId: id } });
  await expect(add(id, { kind: "files", files: [await file("d.txt", "d")] })).rejects.toThrow("was cancelled");
});

test("objects of a bucket are added to objects, and lines in them to lines", async () => {
  const s3 = await new S3Server().listen();
  try {
    const put = (key: string, text: string) => s3.bucket().put(key, text);
    put("monday/a.txt", "one\ntwo\n");
    put("tuesday/b.txt", "three\nfour\n");
    const connection = { name: "days", endpoint: s3.endpoint, bucket: "bucket", keys: TEST_KEYS };
    await checkedVerbs.saveConnection({ ctx, input: connection });
    const from = (kind: "bucket" | "bucket-lines", day: string) => ({ kind, objects: [`s3://days/${day}/*.txt`] });

    const objects = await submit({ cores: 0, inputs: from("bucket", "monday") });
    await expect(add(objects.id, from("bucket", "sunday"))).rejects.toMatchObject(refusal("inputs.objects", "sunday"));
    await expect(add(objects.id, { kind: "range", from: 1, to: 2 })).rejects.toMatchObject({ code: "INVALID_INPUT" });
    const grown = await add(objects.id, from("bucket", "tuesday"));
    expect(grown).toMatchObject({ units: 2, added: { first: 1, units: 1 } });
    // The links by which devices read objects are signed for what this line says.
    const added = await linesOfJobBlock(city.handle, objects.id as JobId, 1);
    expect(added?.lines.map((line) => parseFileLine(line))).toMatchObject([
      { name: "b.txt", object: { key: "tuesday/b.txt", etag: s3.bucket().get("tuesday/b.txt")?.etag, bytes: 11 } },
    ]);
    await checkedVerbs.dialJob({ ctx, input: { jobId: objects.id, cores: 4 } });
    await work();
    expect(await see(objects.id)).toMatchObject({ state: "finished", agreed: 2 });
    expect(await inputOf(objects.id, 1)).toBe("b.txt");

    const lines = await submit({ cores: 0, inputs: from("bucket-lines", "monday") });
    expect(await add(lines.id, from("bucket-lines", "tuesday"))).toMatchObject({ units: 4, added: { first: 2 } });
    await checkedVerbs.dialJob({ ctx, input: { jobId: lines.id, cores: 4 } });
    await work();
    expect(await see(lines.id)).toMatchObject({ state: "finished", agreed: 4 });
    expect(await Promise.all([0, 1, 2, 3].map((unit) => inputOf(lines.id, unit)))).toEqual([
      "one",
      "two",
      "three",
      "four",
    ]);
  } finally {
    await s3.close();
  }
});

test("a job that waits for this one also gets the added units, and cannot be added to before it starts", async () => {
  const { id } = await submit();
  const chained = await submit({ inputs: { kind: "outputs", job: id, group: 100 } });
  await expect(add(chained.id, { kind: "json", ...(await upload("[1]")) })).rejects.toThrow("has not started");
  await expect(add(id, { kind: "outputs", job: chained.id })).rejects.toMatchObject(
    refusal("inputs.kind", "submit a job over them"),
  );
  await add(id, { kind: "range", from: 11, to: 12 });
  await work();
  await new ChainStarter(city.handle).round();
  expect(await see(chained.id)).toMatchObject({ state: "running", units: 1 });
  await add(chained.id, { kind: "json", ...(await upload("[[100]]")) });
  await work();
  expect(await inputOf(chained.id, 0)).toBe("[0,1,2,3,4,5,6,7,8,9,10,11]");
  expect(await inputOf(chained.id, 1)).toBe("[100]");
});

test("a job never exceeds its maximum of units, and without enough money nothing is added", async () => {
  const { id } = await submit({ cores: 0 });
  await expect(add(id, { kind: "range", from: 11, to: 10_000_001 })).rejects.toThrow("more than 10,000,000");
  await expect(add(id, { kind: "range", from: 11, to: 12 }, { budget: "9000" })).rejects.toMatchObject({
    code: "NOT_ENOUGH_MONEY",
  });
  expect(await see(id)).toMatchObject({ units: 10, budgetNanos: 500_000_000 });
});

test("the answer warns about the budget, and money resumes a job that was paused for lack of it", async () => {
  const { id } = await submit({ budget: "0.000010", inputs: { kind: "range", from: 1, to: 6_000 } });
  await work();
  expect(await see(id)).toMatchObject({ state: "paused", message: expect.stringContaining("budget") });
  const { warnings } = await add(id, { kind: "range", from: 6_001, to: 6_100 });
  expect(warnings).toEqual([expect.stringContaining("units that are left cost about C$")]);
  expect((await see(id)).state).toBe("paused");
  expect(await add(id, { kind: "range", from: 6_101, to: 6_101 }, { budget: "0.50" })).toMatchObject({
    state: "running",
    warnings: [],
  });
  await work();
  expect(await see(id)).toMatchObject({ state: "finished", agreed: 6_101 });
  expect(await brokenLaws(city.handle.pool)).toEqual([]);
});

test("what another coordinator added is computed even before its command arrives", async () => {
  const { handle } = city;
  const { id } = await submit();
  const { no } = await handle.prisma.job.findUniqueOrThrow({ where: { id } });
  await growJob(handle, ctx, growthOf(no, "elsewhere"));
  await work();
  expect(await see(id)).toMatchObject({ state: "finished", agreed: 12 });
});

test("a coordinator that is killed at any step has added all or nothing, and repeating the call adds it once", async () => {
  const { handle } = city;
  const { id } = await submit({ cores: 0 });
  const { no } = await handle.prisma.job.findUniqueOrThrow({ where: { id } });
  const growth = { ...growthOf(no, "once"), budgetNanos: 1_000_000 };
  let kills = 0;
  for (let hasCommitted = false; !hasCommitted; kills++) {
    expect(kills).toBeLessThan(MAX_STATEMENTS);
    expect([kills, await see(id)]).toMatchObject([kills, { units: 10, budgetNanos: 500_000_000 }]);
    const dying = dyingPool(handle.pool, { statement: kills, last: "INSERT INTO block" });
    const parts = { ...handle, prisma: openPrisma(dying.pool) };
    await expect(growJob(parts, ctx, growth)).rejects.toThrow();
    await dying.end();
    hasCommitted = dying.hasCommitted();
  }
  expect(kills).toBeGreaterThan(8);
  expect((await growJob(handle, ctx, growth)).added).toEqual({ firstUnit: 10, units: 2, before: true });
  expect(await see(id)).toMatchObject({ units: 12, budgetNanos: 501_000_000 });
  expect(await handle.prisma.block.count({ where: { jobNo: no } })).toBe(2);
  expect(await brokenLaws(handle.pool)).toEqual([]);
});

/** Two more units of a range of ten. */
function growthOf(jobNo: number, key: string) {
  const plan = {
    units: 2,
    blocks: { alike: true, unitsPerBlock: 1_000 } as const,
    firstLines: [],
    longestLineBytes: 0,
  };
  return { jobNo, key, digest: new Uint8Array(32), plan, needs: new Set<string>(), budgetNanos: 0 };
}
