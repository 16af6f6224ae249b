import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import type { FileLine } from "#core/jobs/line-fields";
import { jobFaultInWords } from "#protocol/job-faults/job-fault-in-words";
import { LIMITS } from "#protocol/limits";
import { S3Server } from "#suites/kit/s3/s3-server";
import type { Connection } from "../../buckets/connection";
import { testConnection } from "../../buckets/testing/test-connection";
import type { Outbound } from "../../outbound/outbound";
import { outboundToHere } from "../../outbound/testing/outbound-to-here";
import type { BlobStore } from "../../storage/blob-store";
import { createDiskBlobStore } from "../../storage/disk-blob-store";
import { planObjects } from "./plan-objects";

const MIB = 1024 * 1024;
let folder: string;
let blobs: BlobStore;
let s3: S3Server;
let outbound: Outbound;
let connection: Connection;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "lamplighter-objects-"));
  blobs = await createDiskBlobStore(folder);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

beforeEach(async () => {
  s3 = await new S3Server().listen();
  outbound = outboundToHere();
  connection = testConnection(s3);
});
afterEach(async () => {
  await outbound.close();
  await s3.close();
});

const plan = (objects: string[], pieceMib?: number, connections = [connection]) =>
  planObjects(
    blobs,
    { kind: "bucket", objects, ...(pieceMib === undefined ? {} : { pieceMib }) },
    { connections, outbound, origin: "http://localhost" },
  );

async function linesOf(outcome: Awaited<ReturnType<typeof plan>>) {
  if (outcome.kind !== "planned") throw new Error(jobFaultInWords(outcome.fault));
  const text = new TextDecoder().decode(await blobs.bytes(outcome.plan.unitsBlob ?? ""));
  return text
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Extract<FileLine, { object: object }>);
}

test("each matching object becomes a unit, in the order of the keys, whatever characters its name has", async () => {
  const long = `here/in/${"ü".repeat(498)}.csv`;
  const keys = ["here/in/a+b c.csv", "here/in/%41.csv", "here/in/東京/1.csv", "here/in/con.csv", long];
  for (const key of keys) s3.bucket().put(key, "x\n");
  s3.bucket().put("here/in/folder/", "");
  s3.bucket().put("here/in/other.txt", "x");
  s3.bucket().put("elsewhere/in/1.csv", "x");
  const lines = await linesOf(await plan(["s3://test/in/**/*.csv"]));
  expect(lines.map(({ object }) => `here/${object.key}`).sort()).toEqual([...keys].sort());
  expect(lines.map(({ name }) => name).sort()).toEqual(
    ["%41.csv", "a+b c.csv", "object", "object", "東京/1.csv"].sort(),
  );
  for (const { object } of lines) {
    expect(object).toMatchObject({ connection: "a-connection", bytes: 2 });
    expect(object.etag).toBe(s3.bucket().get(`here/${object.key}`)?.etag);
  }
});

test("a large object is cut at line ends, of which a hundredth is read at most", async () => {
  const lineBytes = 100;
  const total = 40 * MIB;
  const isNewline = (at: number) => at % lineBytes === lineBytes - 1 || at === total - 1;
  s3.bucket().putMade("here/big.csv", total, (start, end) =>
    Buffer.from(Array.from({ length: end - start }, (_, at) => (isNewline(start + at) ? 10 : 97))),
  );
  const lines = await linesOf(await plan(["s3://test/big.csv"], 4));
  expect(lines).toHaveLength(10);
  let at = 0;
  for (const { object } of lines) {
    expect(object.start).toBe(at);
    at += object.bytes;
    expect(isNewline(at - 1)).toBe(true);
    expect(Math.abs(object.bytes - 4 * MIB)).toBeLessThan(2 * lineBytes);
  }
  expect(at).toBe(total);
  const read = s3.visits.flatMap(
    ({ range }) =>
      /bytes=(\d+)-(\d+)/
        .exec(range ?? "")
        ?.slice(1)
        .map(Number) ?? [],
  );
  const bytes = read.reduce((sum, one, index) => (index % 2 === 0 ? sum - one : sum + one + 1), 0);
  expect(bytes).toBeLessThan(total / 100);
});

test("a line that is longer than a piece stays whole, and an endless one is refused", async () => {
  s3.bucket().put("here/long.csv", `a\n${"b".repeat(1.5 * MIB)}\nc\n`);
  s3.bucket().put("here/endless.csv", "x".repeat(4 * MIB));
  s3.bucket().put("here/no-end.csv", `a\n${"b".repeat(1.25 * MIB)}`);
  const cut = async (name: string) =>
    (await linesOf(await plan([`s3://test/${name}.csv`], 1))).map(({ object }) => object.bytes);
  expect(await cut("long")).toEqual([2 + 1.5 * MIB + 1, 2]);
  expect((await cut("no-end")).reduce((a, b) => a + b)).toBe(2 + 1.25 * MIB);
  expect(await refusalOf(["s3://test/endless.csv"], 1)).toMatch(/has a line of more than 1 MiB around byte 1048576/);
});

const refusalOf = async (...terms: Parameters<typeof plan>) => {
  const outcome = await plan(...terms);
  expect(outcome).toMatchObject({ kind: "refused", path: "inputs.objects", mayPass: true });
  return outcome.kind === "refused" ? jobFaultInWords(outcome.fault) : "";
};

test("whatever is wrong with a bucket or an address is reported before anything runs", async () => {
  s3.bucket().put("here/a.csv", "a");
  s3.bucket().putMade("here/huge.bin", LIMITS.MAX_UNIT_INPUT_BYTES + 1, () => new Uint8Array());
  expect(await refusalOf(["s3://test/*.txt"])).toMatch(/^No object matches s3:\/\/test\/\*\.txt/);
  expect(await refusalOf(["s3://test/b.csv"])).toMatch(/^No object matches/);
  expect(await refusalOf(["s3://test/a.csv"], undefined, [])).toMatch(/You have no connection called "test"/);
  expect(await refusalOf(["s3://test/huge.bin"])).toMatch(/has 257 MiB; a unit may get 256\. Set pieceMib/);
  expect(await refusalOf(["https://127.0.0.1:1/a.csv"])).toMatch(/could not be reached or read/);
  const broken = { ...connection, keys: { ...connection.keys, secretAccessKey: "wrong" } };
  expect(await refusalOf(["s3://test/*"], undefined, [broken])).toMatch(/the keys were not accepted/);
  expect(await refusalOf(["s3://test/*"], undefined, [{ ...connection, bucket: "gone" }])).toMatch(
    /there is no bucket called gone/,
  );
  s3.bucket().put("here/climbs/../a.csv", "a");
  expect(await linesOf(await plan(["s3://test/a.csv"]))).toHaveLength(1);
});

test("of several buckets the one that refuses is named, with the address that refers to it", async () => {
  s3.bucket().put("here/a.csv", "a");
  const away = { ...connection, id: "another-connection", name: "away", bucket: "gone" };
  const refused = (second: string) => refusalOf(["s3://test/a.csv", second], undefined, [connection, away]);
  expect(await refused("s3://away/b.csv")).toMatch(/^s3:\/\/away\/b\.csv .* no bucket called gone/);
  expect(await refused("s3://away/*")).toMatch(/^s3:\/\/away\/\* .* no bucket called gone/);
});

test("an object that changes while it is cut is refused", async () => {
  s3.bucket().put("here/big.csv", "line\n".repeat(MIB));
  const changing = {
    ...outbound,
    call: (...terms: Parameters<Outbound["call"]>) => {
      if (terms[1].method === "GET") s3.bucket().put("here/big.csv", "other\n".repeat(MIB));
      return outbound.call(...terms);
    },
  };
  const outcome = await planObjects(
    blobs,
    { kind: "bucket", objects: ["s3://test/big.csv"], pieceMib: 1 },
    { connections: [connection], outbound: changing, origin: "http://localhost" },
  );
  expect(outcome).toMatchObject({ kind: "refused", fault: { facts: { fault: "object-changed" } } });
  expect(outcome.kind === "refused" && jobFaultInWords(outcome.fault)).toMatch(/changed while it was read/);
});

const planLinesOf = (objects: string[]) =>
  planObjects(
    blobs,
    { kind: "bucket-lines", objects },
    { connections: [connection], outbound, origin: "http://localhost" },
  );

test("each line of the objects becomes a unit, whatever its end, and no line spans two objects", async () => {
  s3.bucket().put("here/in/1.txt", "\ufeffone\r\n\ntwo — ü");
  s3.bucket().put("here/in/2.txt", `${"x".repeat(60_000)}\n`.repeat(80));
  s3.faults.set({ kind: "cut-off", afterBytes: 1_000, times: 1 });
  const outcome = await planLinesOf(["s3://test/in/*.txt"]);
  if (outcome.kind !== "planned") throw new Error(jobFaultInWords(outcome.fault));
  const text = new TextDecoder().decode(await blobs.bytes(outcome.plan.unitsBlob ?? ""));
  expect(text).toBe(`one\ntwo — ü\n${`${"x".repeat(60_000)}\n`.repeat(80)}`);
  expect(outcome.plan.units).toBe(82);
  expect(outcome.mayPass).toBe(true);
});

test("lines that are not text, or too many of them, are refused with a message that says which", async () => {
  s3.bucket().put("here/in/latin.txt", Buffer.from("fine\ncaf\xe9\n", "latin1"));
  expect(await planLinesOf(["s3://test/in/latin.txt"])).toMatchObject({
    kind: "refused",
    fault: { reason: "object-line-not-text", facts: { address: "s3://test/in/latin.txt", line: 2 } },
  });
  s3.bucket().putMade("here/in/huge.txt", LIMITS.MAX_OBJECT_LINES_BYTES + 1, () => Buffer.alloc(0));
  expect(await planLinesOf(["s3://test/in/huge.txt"])).toMatchObject({
    fault: { reason: "too-much-text" },
  });
});
