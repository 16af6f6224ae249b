import { createHash, randomBytes } from "node:crypto";
import { readdirSync, rmSync } from "node:fs";
import { readdir, utimes } from "node:fs/promises";
import { type AddressInfo, connect, createServer, type Server } from "node:net";
import path from "node:path";
import { Upload, type UploadOptions } from "tus-js-client";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createClient } from "#client/lamplighter";
import { resumeUpload } from "#client/resume-upload";
import { startTestCoordinator, type TestCoordinator } from "#coordinator/testing/start-test-coordinator";
import { DiskPieces } from "#coordinator/uploads/resumable/disk-pieces";
import { API_ROOT } from "#protocol/api/api-root";

const MIB = 1024 * 1024;
const sha256 = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");

let city: TestCoordinator;
const uploadsFolder = () => path.join(city.handle.config.dataDir, "uploads");
let line: Line;
const keys: Record<string, string> = {};

beforeAll(async () => {
  city = await startTestCoordinator({}, { UPLOAD_GIB_PER_CUSTOMER: String(64 / 1024) });
  line = await openLine(Number(new URL(city.url).port));
  for (const name of ["Ada", "Grace"]) {
    const { auth } = city.handle;
    const id = await auth.signUp({ name, email: `${name}@example.org`, password: "a lamp in the dark" });
    keys[name] = (await auth.keys.make(id, "test", null)).key;
  }
});

afterAll(async () => {
  line.close();
  await city.close();
});

interface Line {
  url: string;
  /** How often the connection still breaks, each time after so many bytes. */
  breaks: { times: number; afterBytes: number };
  /** Sent from the client to the site. */
  bytes: number;
  close(): void;
}

/** A connection between the client and the site, as unreliable as the test wants. */
async function openLine(port: number): Promise<Line> {
  const server: Server = createServer((client) => {
    const site = connect(port, "127.0.0.1");
    let here = 0;
    const end = () => {
      client.destroy();
      site.destroy();
    };
    client.on("error", end).on("close", end);
    site.on("error", end).on("close", end).pipe(client);
    client.on("data", (chunk) => {
      here += chunk.length;
      found.bytes += chunk.length;
      if (found.breaks.times > 0 && here > found.breaks.afterBytes) {
        found.breaks.times -= 1;
        // What was in transit still arrives.
        return site.write(chunk, () => end());
      }
      site.write(chunk);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const found: Line = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    breaks: { times: 0, afterBytes: 0 },
    bytes: 0,
    close: () => server.close(),
  };
  return found;
}

const upload = (bytes: Uint8Array<ArrayBuffer>, by = "Ada", onProgress?: (sent: number) => void) =>
  resumeUpload(new Blob([bytes]), {
    root: line.url + API_ROOT,
    headers: { authorization: `Bearer ${keys[by]}` },
    options: onProgress ? { onProgress } : {},
    pause: async () => undefined,
  });

async function ask(
  method: string,
  at: string,
  headers: Record<string, string>,
  by: string | null = "Ada",
  body?: Uint8Array,
) {
  const who: Record<string, string> = by === null ? {} : { authorization: `Bearer ${keys[by]}` };
  const sent = { "tus-resumable": "1.0.0", ...who, ...headers };
  const init = { method, headers: sent, ...(body ? { body: Buffer.from(body) } : {}) };
  const response = await fetch(at.startsWith("/") ? city.url + at : at, init);
  const { headers: got } = response;
  return {
    status: response.status,
    offset: got.get("upload-offset"),
    at: got.get("location") ?? "",
    text: await response.text(),
  };
}

const begin = (bytes: number, hash: string, by?: string | null) =>
  ask("POST", `${API_ROOT}/uploads`, { "upload-length": `${bytes}`, "upload-metadata": `sha256 ${btoa(hash)}` }, by);

const patch = (at: string, from: number, body: Uint8Array, by?: string) =>
  ask("PATCH", at, { "upload-offset": `${from}`, "content-type": "application/offset+octet-stream" }, by, body);

test("an upload that is interrupted ten times arrives complete, and little of it is sent twice", async () => {
  const content = randomBytes(6 * MIB);
  line.breaks = { times: 10, afterBytes: 300_000 };
  line.bytes = 0;
  const progress: number[] = [];
  expect(await upload(content, "Ada", (sent) => progress.push(sent))).toEqual({
    blob: sha256(content),
    bytes: 6 * MIB,
  });
  expect(line.breaks.times).toBe(0);
  expect(Buffer.compare(await city.handle.blobs.bytes(sha256(content)), content)).toBe(0);
  expect(progress).toEqual(progress.toSorted((a, b) => a - b));
  expect(progress.at(-1)).toBe(6 * MIB);
  // Only what was in the sockets when they broke is sent again.
  expect(line.bytes).toBeLessThan(12 * MIB);
  expect(await readdir(uploadsFolder())).toEqual([]);
  expect(await city.handle.prisma.upload.count({ where: { hash: sha256(content), bytes: 6 * MIB } })).toBe(1);
});

test("an upload that the site has lost begins anew by itself", async () => {
  const content = randomBytes(3 * MIB);
  let losses = 0;
  await upload(content, "Ada", (sent) => {
    if (sent === 0 || losses === 2) return;
    losses += 1;
    for (const name of readdirSync(uploadsFolder())) rmSync(path.join(uploadsFolder(), name));
  });
  expect(losses).toBe(2);
  expect(await city.handle.blobs.size(sha256(content))).toBe(content.length);
});

/** Runs until the upload has ended, or has sent so many bytes and is abandoned. */
function uploadByTus(content: Buffer, options: Partial<UploadOptions> = {}, leaveAfter = Number.POSITIVE_INFINITY) {
  return new Promise<Upload>((resolve, reject) => {
    const upload = new Upload(content, {
      endpoint: `${line.url}${API_ROOT}/uploads`,
      headers: { authorization: `Bearer ${keys.Ada}` },
      metadata: { filename: "any.bin", sha256: sha256(content) },
      chunkSize: MIB,
      retryDelays: [0, 0, 0],
      onError: reject,
      onSuccess: () => resolve(upload),
      onChunkComplete: (_, sent) => {
        if (sent >= leaveAfter) void upload.abort().then(() => resolve(upload), reject);
      },
      ...options,
    });
    upload.start();
  });
}

test("another tus client is interrupted and resumes, and a second one continues an abandoned upload", async () => {
  const content = randomBytes(4 * MIB);
  line.breaks = { times: 2, afterBytes: 300_000 };
  await uploadByTus(content);
  expect(line.breaks.times).toBe(0);
  expect(Buffer.compare(await city.handle.blobs.bytes(sha256(content)), content)).toBe(0);

  const other = randomBytes(4 * MIB);
  const { url } = await uploadByTus(other, {}, 2 * MIB);
  line.bytes = 0;
  await uploadByTus(other, { uploadUrl: url });
  expect(line.bytes).toBeLessThan(3 * MIB);
  expect(Buffer.compare(await city.handle.blobs.bytes(sha256(other)), other)).toBe(0);

  await expect(uploadByTus(content, { metadata: {} })).rejects.toThrow(/SHA-256/);
  // It starts from the beginning, learns that everything is there, and sends nothing.
  line.bytes = 0;
  await uploadByTus(content);
  expect(line.bytes).toBeLessThan(2 * MIB);
});

test("what a person has sent before is not sent again, and nobody finds out what others have sent", async () => {
  const content = randomBytes(2 * MIB);
  await createClient({ baseUrl: line.url, apiKey: keys.Ada ?? "" }).upload(new Blob([content]));
  line.bytes = 0;
  expect(await upload(content)).toEqual({ blob: sha256(content), bytes: 2 * MIB });
  expect(line.bytes).toBeLessThan(10_000);
  expect(await begin(2 * MIB, sha256(content), "Grace")).toMatchObject({ status: 201, offset: "0" });
  line.bytes = 0;
  await upload(content, "Grace");
  expect(line.bytes).toBeGreaterThan(2 * MIB);
});

test("an upload can be resumed from another device, and by nobody else", async () => {
  const content = randomBytes(1_000);
  const { at, offset } = await begin(1_000, sha256(content));
  expect(offset).toBe("0");
  expect(await patch(at, 0, content.subarray(0, 400))).toMatchObject({ status: 204, offset: "400" });
  expect(await begin(1_000, sha256(content))).toMatchObject({ at, offset: "400" });
  expect(await ask("HEAD", at, {})).toMatchObject({ status: 200, offset: "400" });
  for (const [method, by] of [
    ["HEAD", "Grace"],
    ["DELETE", "Grace"],
    ["PATCH", "Grace"],
  ] as const)
    expect((await ask(method, at, {}, by)).status).toBe(404);
  expect((await ask("HEAD", at, {}, null)).status).toBe(401);
  expect(await patch(at, 399, content.subarray(399))).toMatchObject({ status: 409 });
  expect(await patch(at, 400, content.subarray(400))).toMatchObject({ status: 204, offset: "1000" });
  expect(await ask("HEAD", at, {})).toMatchObject({ status: 200, offset: "1000" });
});

test("bytes that differ from the announced hash are discarded", async () => {
  const { at } = await begin(10, sha256(Buffer.from("something else")));
  expect(await patch(at, 0, Buffer.from("0123456789"))).toMatchObject({
    status: 400,
    text: expect.stringContaining("SHA-256"),
  });
  expect((await ask("HEAD", at, {})).status).toBe(404);
  // More bytes than announced are not read.
  const { at: short } = await begin(4, sha256(Buffer.from("0123")));
  expect(await patch(short, 0, Buffer.from("0123456789"))).toMatchObject({ status: 204, offset: "4" });
});

test("open uploads are limited in number and bytes, and end by age or when their sender cancels them", async () => {
  const folder = uploadsFolder();
  const pieces = new DiskPieces(folder);
  await pieces.sweep(Date.now() + 1_000);
  const nth = (n: number) => sha256(Buffer.from(`upload ${n}`));
  expect(await begin(70 * MIB, nth(0))).toMatchObject({ status: 413, text: expect.stringContaining("64 MiB here") });
  expect(await begin(2 ** 31, nth(0))).toMatchObject({ status: 413, text: expect.stringContaining("1,024 MiB") });
  const open = [];
  for (let n = 0; n < 64; n++) open.push(await begin(1, nth(n)));
  expect(new Set(open.map(({ status }) => status))).toEqual(new Set([201]));
  expect(await begin(1, nth(64))).toMatchObject({
    status: 409,
    text: expect.stringContaining("64 uploads that have begun"),
  });
  expect((await ask("DELETE", open[0]?.at ?? "", {})).status).toBe(204);
  expect((await begin(1, nth(64))).status).toBe(201);
  const before = await readdir(folder);
  const old = new Date(Date.now() - 10_000);
  for (const name of before.slice(1)) await utimes(path.join(folder, name), old, old);
  expect(await pieces.sweep(Date.now() - 5_000)).toBe(before.length - 1);
  expect(await readdir(folder)).toEqual(before.slice(0, 1));
});

test("a request without the necessary headers is refused with their names, and so is another site's page", async () => {
  const start = (headers: Record<string, string>) => ask("POST", `${API_ROOT}/uploads`, headers);
  expect(await start({})).toMatchObject({ status: 400, text: expect.stringContaining("Upload-Length") });
  expect(await start({ "upload-length": "5" })).toMatchObject({
    status: 400,
    text: expect.stringContaining("SHA-256"),
  });
  expect(await start({ "tus-resumable": "0.2.2" })).toMatchObject({ status: 400 });
  const foreign = { cookie: "a=b", origin: "https://elsewhere.example.org" };
  expect((await ask("POST", `${API_ROOT}/uploads`, foreign, null)).status).toBe(403);
  for (const name of ["..", "%2e%2e%2fauth-secret", "x".repeat(300)])
    expect((await ask("HEAD", `${API_ROOT}/uploads/${name}`, {})).status).toBeGreaterThanOrEqual(400);
});
