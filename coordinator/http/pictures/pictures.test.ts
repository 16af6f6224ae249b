import { hash } from "node:crypto";
import { Readable } from "node:stream";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { CustomerId } from "#core/ids";
import { encodeOutput, type OutputPart } from "#core/units/output";
import { checkedVerbs } from "../../api/testing/checked-verbs";
import type { Context } from "../../auth/context";
import type { BlobStore } from "../../storage/blob-store";
import { startTestCoordinator, type TestCoordinator } from "../../testing/start-test-coordinator";
import { base64Pieces } from "./base64-pieces";
import { findTile } from "./find-tile";

let city: TestCoordinator;
let key: string;
let device: number;

beforeAll(async () => {
  city = await startTestCoordinator({}, {}, { picturesPerViewer: 1 });
  const { auth, prisma, pool } = city.handle;
  const id = await auth.signUp({ name: "Ada", email: "ada@example.org", password: "a long password" });
  await prisma.person.update({ where: { id }, data: { role: "owner" } });
  key = (await auth.keys.make(id, "test", null)).key;
  const rows = await pool.query(
    "INSERT INTO device (id, label, engine, cores) VALUES ('dev_t', '', '', 1) RETURNING no",
  );
  device = rows.rows[0].no;
});

afterAll(() => city.close());

const TILE = 256;
const ROW = TILE * TILE * 3;
const encode = (parts: OutputPart[]) => encodeOutput({ exitCode: 0, parts }, (text) => new TextEncoder().encode(text));
const at = (seconds: number) => new Date(Date.now() + seconds * 1_000);

async function pictureJob(units: number) {
  const jobId = await city.seed({ units, replicas: 2, adaptive: true, cores: 0 });
  const picture = { kind: "tiles", width: 4 * TILE, height: 4 * TILE, tile: TILE };
  await city.handle.pool.query("UPDATE job SET spec = spec || $2 WHERE id = $1", [jobId, { picture }]);
  const put = (unit: number, settledAt: Date, output: Uint8Array | null, blob: string | null = null) =>
    city.handle.pool.query(
      `INSERT INTO replica (job_no, unit, device_no, settles, digest, fuel, ms, output, output_blob, returned_at)
       SELECT no, $2, $3, true, '', 0, 0, $5, $6, $4 FROM job WHERE id = $1`,
      [jobId, unit, device, settledAt, output, blob],
    );
  return { jobId, put };
}

const ask = (jobId: string, after = 0) =>
  fetch(`${city.url}/pictures/${jobId}?after=${after}`, { headers: { authorization: `Bearer ${key}` } });

async function tiles(jobId: string, after = 0): Promise<{ unit: number; seq: number; rgb: string }[]> {
  const lines = (await (await ask(jobId, after)).text()).split("\n");
  return lines.filter((line) => line !== "").map((line) => JSON.parse(line));
}

test("a tile that is settled again comes again, even if others came after it", async () => {
  const { jobId, put } = await pictureJob(3);
  await put(0, at(1), new Uint8Array());
  await put(1, at(1), new Uint8Array());
  await put(2, at(2), new Uint8Array());
  const all = await tiles(jobId);
  expect(all.map(({ unit }) => unit)).toEqual([0, 1, 2]);
  expect((await tiles(jobId, all[0]?.seq)).map(({ unit }) => unit)).toEqual([1, 2]);
  const last = all.at(-1)?.seq ?? 0;
  expect(await tiles(jobId, last)).toEqual([]);
  await city.handle.pool.query("UPDATE replica SET returned_at = $1 WHERE unit = 1 AND device_no = $2", [
    at(3),
    device,
  ]);
  expect((await tiles(jobId, last)).map(({ unit }) => unit)).toEqual([1]);
});

test("only tiles of this picture are sent, and only for units that have a place in it", async () => {
  const { jobId, put } = await pictureJob(20);
  const pixels = Buffer.alloc(ROW, 7);
  const stored = async (parts: OutputPart[]) => (await city.handle.blobs.putBytes(encode(parts))).hash;
  await put(
    0,
    at(1),
    null,
    await stored([
      { name: "log", bytes: new Uint8Array(9) },
      { name: "stdout", bytes: pixels },
    ]),
  );
  await put(1, at(2), null, await stored([{ name: "stdout", bytes: new Uint8Array(12 * ROW) }]));
  await put(2, at(3), encode([{ name: "stdout", bytes: new Uint8Array(5) }]));
  await put(3, at(4), null, hash("sha256", "there is no such blob"));
  await put(16, at(5), new Uint8Array());
  expect((await tiles(jobId)).map(({ unit, rgb }) => [unit, rgb])).toEqual([
    [0, pixels.toString("base64")],
    [1, ""],
    [2, ""],
    [3, ""],
  ]);
});

/** As the person named Ada. */
async function ada(): Promise<Context> {
  const { id, name, email } = await city.handle.prisma.person.findFirstOrThrow();
  return { person: { id: id as CustomerId, name, email, role: "owner" }, via: "web" };
}

const giveTo = (jobId: string, { person }: Context) =>
  city.handle.prisma.job.update({ where: { id: jobId }, data: { customerId: person?.id ?? "" } });

test("a published picture is for everybody until it is withdrawn or its job is deleted, and shows nothing else", async () => {
  const { jobId, put } = await pictureJob(2);
  await put(0, at(1), encode([{ name: "stdout", bytes: Buffer.alloc(ROW, 9) }]));
  const ctx = await ada();
  await giveTo(jobId, ctx);
  const publish = (isPublished: boolean) => checkedVerbs.publishPicture({ ctx, input: { jobId, isPublished } });
  const stranger = { ctx: { person: null, via: "web" }, input: { jobId } };
  const tilesForStranger = () => fetch(`${city.url}/pictures/${jobId}`);
  const closed = async () => {
    expect((await tilesForStranger()).status).toBe(404);
    await expect(checkedVerbs.getPicture(stranger)).rejects.toMatchObject({ code: "NOT_FOUND" });
  };
  await closed();
  for (let again = 0; again < 2; again++) expect((await publish(true)).publishedAt).not.toBeNull();
  const answer = await tilesForStranger();
  expect(answer.status).toBe(200);
  expect(Object.keys(JSON.parse(await answer.text()))).toEqual(["unit", "seq", "rgb"]);
  expect(await checkedVerbs.getPicture(stranger)).toEqual({ width: 4 * TILE, height: 4 * TILE, tile: TILE });
  await expect(checkedVerbs.getJob(stranger)).rejects.toMatchObject({ code: "UNAUTHENTICATED" });
  expect((await publish(false)).publishedAt).toBeNull();
  await closed();
  await publish(true);
  await city.handle.prisma.job.update({ where: { id: jobId }, data: { deletedAt: new Date() } });
  await closed();
  const acts = await city.handle.prisma.auditLine.findMany({ where: { subject: jobId }, orderBy: { id: "asc" } });
  expect(acts.map(({ act }) => act)).toEqual([
    "job.picture-published",
    "job.picture-withdrawn",
    "job.picture-published",
  ]);
});

test("only a job's customer publishes its picture, not an admin, and only if it makes one", async () => {
  const ctx = await ada();
  const { jobId } = await pictureJob(1);
  const publish = (of: string) => checkedVerbs.publishPicture({ ctx, input: { jobId: of, isPublished: true } });
  await expect(publish(jobId)).rejects.toMatchObject({ code: "NOT_FOUND" });
  const mosaic = await city.seed({ units: 1, replicas: 1, cores: 0 });
  await giveTo(mosaic, ctx);
  await expect(publish(mosaic)).rejects.toMatchObject({ code: "CONFLICT" });
});

test("no more is read of a blob than its header and the tile", async () => {
  const { blobs } = city.handle;
  const { hash: blob } = await blobs.putBytes(
    encode([
      { name: "big", bytes: new Uint8Array(5_000_000) },
      { name: "output", bytes: new Uint8Array(ROW) },
    ]),
  );
  let read = 0;
  const counting: BlobStore = {
    ...blobs,
    bytes: async (name, range) => {
      const bytes = await blobs.bytes(name, range);
      read += bytes.length;
      return bytes;
    },
    open: (name, range) =>
      Readable.from(
        (async function* () {
          for await (const bytes of blobs.open(name, range)) {
            read += bytes.length;
            yield bytes;
          }
        })(),
      ),
  };
  const sizes: number[] = [];
  for await (const piece of (await findTile(counting, { output: null, blob }, ROW)) ?? []) sizes.push(piece.length);
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(ROW);
  expect(Math.max(...sizes)).toBeLessThan(ROW);
  expect(read).toBeLessThan(ROW + 70_000);
});

test("tiles are read as fast as they are consumed, and one viewer has a limited number of open responses", async () => {
  const { jobId, put } = await pictureJob(16);
  const { blobs } = city.handle;
  const { hash: blob } = await blobs.putBytes(encode([{ name: "stdout", bytes: new Uint8Array(ROW) }]));
  for (let unit = 0; unit < 16; unit += 1) await put(unit, at(unit), null, blob);
  const open = await ask(jobId);
  const reader = open.body?.getReader();
  await reader?.read();
  const refused = await ask(jobId);
  expect([refused.status, refused.headers.get("retry-after")]).toEqual([429, "5"]);
  await reader?.cancel();
  // At a pace: constant requests would be slowed down.
  const linesNow = async () => (await (await ask(jobId)).text()).split("\n").length;
  await expect.poll(linesNow, { interval: 250, timeout: 120_000 }).toBe(17);
});

test("base64 is the same in chunks, wherever they are cut", async () => {
  const bytes = Buffer.from(Array.from({ length: 100 }, (_, at) => at * 7));
  for (const size of [1, 2, 3, 4, 50, 100]) {
    const pieces = Array.from({ length: Math.ceil(100 / size) }, (_, at) => bytes.subarray(at * size, (at + 1) * size));
    let text = "";
    for await (const piece of base64Pieces(pieces)) text += piece;
    expect(text).toBe(bytes.toString("base64"));
  }
});
