import { createHash, randomBytes } from "node:crypto";
import { request as ask, createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { Upload } from "tus-js-client";
import { afterAll, beforeAll, expect, test } from "vitest";
import { resumeUpload } from "#client/resume-upload";
import { startTestCoordinator, type TestCoordinator } from "#coordinator/testing/start-test-coordinator";
import { uploadPieces } from "#coordinator/uploads/resumable/open-uploads";
import { ownerKey } from "#coordinator/uploads/resumable/upload-name";
import { API_ROOT } from "#protocol/api/api-root";
import { TEST_KEYS } from "#suites/kit/s3/s3-keys";
import { S3Server } from "#suites/kit/s3/s3-server";

const MIB = 1024 * 1024;
const sha256 = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");

let s3: S3Server;
let cities: [TestCoordinator, TestCoordinator];
let proxy: Server;
let url: string;
let key: string;
let ada: string;
/** Which coordinator each request has reached. */
let reached: number[] = [];
let passedBytes = 0;
/** The connection breaks once when so many bytes of bodies have passed. */
let breaksAfter = Number.POSITIVE_INFINITY;

beforeAll(async () => {
  s3 = await new S3Server().listen();
  const bucket = {
    BLOB_STORE: `s3://bucket/site?endpoint=${encodeURIComponent(s3.endpoint)}`,
    BLOB_STORE_ACCESS_KEY_ID: TEST_KEYS.accessKeyId,
    BLOB_STORE_SECRET_ACCESS_KEY: TEST_KEYS.secretAccessKey,
    AUTH_SECRET: "both coordinators of this test share it",
  };
  const first = await startTestCoordinator({}, bucket);
  const DATABASE_URL = first.handle.config.databaseUrl ?? "";
  cities = [first, await startTestCoordinator({}, { ...bucket, DATABASE_URL })];
  const { auth } = first.handle;
  ada = await auth.signUp({ name: "Ada", email: "ada@example.org", password: "a lamp in the dark" });
  key = (await auth.keys.make(ada, "test", null)).key;
  proxy = createServer((request, response) => {
    const nth = reached.length % 2;
    reached.push(nth);
    const { pathname, search } = new URL(request.url ?? "/", url);
    const { method, headers } = request;
    const onward = ask(new URL(pathname + search, cities[nth]?.url), { method: method ?? "GET", headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 500, answer.headers);
      answer.pipe(response);
    });
    onward.on("error", () => response.destroy());
    request.on("data", (chunk: Buffer) => {
      passedBytes += chunk.length;
      if (passedBytes < breaksAfter) return;
      breaksAfter = Number.POSITIVE_INFINITY;
      onward.destroy();
      request.destroy();
    });
    request.pipe(onward);
  });
  await new Promise<void>((resolve) => proxy.listen(0, "127.0.0.1", resolve));
  url = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`;
});

afterAll(async () => {
  proxy.closeAllConnections();
  proxy.close();
  for (const city of cities) await city.close();
  await s3.close();
});

const upload = (bytes: Uint8Array<ArrayBuffer>, signal?: AbortSignal, onProgress?: (sent: number) => void) =>
  resumeUpload(new Blob([bytes]), {
    root: url + API_ROOT,
    headers: { authorization: `Bearer ${key}` },
    options: { ...(signal && { signal }), ...(onProgress && { onProgress }) },
    pause: async () => undefined,
  });

const piecesOf = (hash: string) =>
  s3
    .bucket()
    .all()
    .filter(({ key: at }) => at.startsWith("site/uploads/") && at.includes(hash));

test("an upload whose every request reaches the other coordinator arrives, and leaves nothing behind", async () => {
  reached = [];
  const content = randomBytes(9 * MIB);
  const sent: number[] = [];
  await upload(content, undefined, (at) => sent.push(at));
  expect(new Set(reached)).toEqual(new Set([0, 1]));
  expect(sent).toEqual(sent.toSorted((a, b) => a - b));
  for (const { handle } of cities) expect(await handle.blobs.size(sha256(content))).toBe(content.length);
  expect(Buffer.compare(await cities[1].handle.blobs.bytes(sha256(content)), content)).toBe(0);
  expect(piecesOf(sha256(content))).toEqual([]);
});

test("another client, whose connection breaks in the middle of its only request, goes on at the other coordinator", async () => {
  const content = randomBytes(12 * MIB);
  [reached, passedBytes, breaksAfter] = [[], 0, 9 * MIB];
  await new Promise<void>((resolve, reject) => {
    const upload = new Upload(content, {
      endpoint: `${url}${API_ROOT}/uploads`,
      headers: { authorization: `Bearer ${key}` },
      metadata: { sha256: sha256(content) },
      retryDelays: [0, 100, 1_000],
      onSuccess: () => resolve(),
      onError: reject,
    });
    upload.start();
  });
  expect(new Set(reached)).toEqual(new Set([0, 1]));
  expect(Buffer.compare(await cities[0].handle.blobs.bytes(sha256(content)), content)).toBe(0);
  // The pieces that were written before are not sent again.
  expect(passedBytes).toBeLessThan(9 * MIB + content.length - 4 * MIB);
});

test("many small requests leave few pieces, the same part written by both stands once, and what is old is removed", async () => {
  const content = randomBytes(300_000);
  const name = { owner: ownerKey("somebody"), bytes: content.length, hash: sha256(content) };
  const [one, other] = cities.map(({ handle }) => uploadPieces(handle.config));
  if (!one || !other) throw new Error("no pieces");
  async function* from(at: number, end: number) {
    yield content.subarray(at, end);
  }
  await one.begin(name);
  expect(await other.offset(name)).toBe(0);
  for (let at = 0; at < 200_000; at += 10_000) {
    const both = at === 50_000 ? [one, other] : [at % 20_000 === 0 ? one : other];
    const ends = await Promise.allSettled(both.map((pieces) => pieces.append(name, at, from(at, at + 10_000))));
    expect(ends.map((end) => end.status === "fulfilled" && end.value)).toContain(at + 10_000);
  }
  expect(piecesOf(name.hash).length).toBeLessThan(5);
  const broken = async function* () {
    yield content.subarray(200_000, 250_000);
    throw new Error("broken off");
  };
  await expect(one.append(name, 200_000, broken())).rejects.toThrow("broken off");
  expect(await other.offset(name)).toBe(250_000);
  expect(await other.append(name, 250_000, from(250_000, 300_000))).toBe(300_000);
  const read: Uint8Array[] = [];
  for await (const piece of one.read(name)) read.push(piece);
  expect(Buffer.compare(Buffer.concat(read), content)).toBe(0);
  expect(await one.of(name.owner)).toEqual([name]);
  expect(await one.sweep(Date.now() - 60_000)).toBe(0);
  expect(await other.sweep(Date.now() + 60_000)).toBe(1);
  expect(piecesOf(name.hash)).toEqual([]);
  expect(await one.offset(name)).toBeUndefined();
});

test("keys that may not list the bucket still upload, by pieces on the disk", async () => {
  const [own] = s3.keys;
  if (!own) throw new Error("no keys");
  s3.keys = [{ ...own, mayList: false }];
  try {
    const { handle } = cities[0];
    const pieces = uploadPieces(handle.config);
    const content = randomBytes(3 * MIB);
    const name = { owner: ownerKey("nobody"), bytes: content.length, hash: sha256(content) };
    await pieces.begin(name);
    async function* all() {
      yield content;
    }
    expect(await pieces.append(name, 0, all())).toBe(content.length);
    expect(piecesOf(name.hash)).toEqual([]);
    expect((await handle.blobs.put(pieces.read(name), { maxBytes: name.bytes, expected: name.hash })).kind).toBe(
      "stored",
    );
    await pieces.remove(name);
  } finally {
    s3.keys = [own];
  }
});
