import { createHash, randomBytes } from "node:crypto";
import { writeFile } from "node:fs/promises";
import { type IncomingHttpHeaders, request } from "node:http";
import { brotliDecompressSync } from "node:zlib";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { GRANT_HEADER, type Grant } from "#protocol/devices/device-messages";
import { LIMITS } from "#protocol/limits";
import { banDevice } from "../api/admin/ban-device";
import { isDiskFull } from "../storage/disk-full";
import type { SocketDevice } from "../testing/socket-device";
import { startTestCoordinator, type TestCoordinator } from "../testing/start-test-coordinator";

let city: TestCoordinator;
let key: string;
const BYTES = Buffer.from("0123456789abcdef");
let blob: string;
let worker: SocketDevice;
let granted: Grant;

beforeAll(async () => {
  city = await startTestCoordinator();
  const { auth } = city.handle;
  const id = await auth.signUp({ name: "Ada", email: "ada@example.org", password: "a long password" });
  key = (await auth.keys.make(id, "test", null)).key;
  blob = await city.upload(BYTES);
  const jobId = await city.seed({ units: 1_000, replicas: 5 });
  worker = city.device({ answer: () => null });
  granted = await worker.receives("grant");
  expect(granted.jobId).toBe(jobId);
});

afterAll(() => city.close());

interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  body: Buffer;
}

/** `write` sends the body as it likes; the response may come earlier. */
function ask(
  method: string,
  path: string,
  {
    headers = {},
    base = city.url,
    write,
  }: { headers?: Record<string, string>; base?: string; write?: (to: NodeJS.WritableStream) => void } = {},
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const call = request(new URL(base), { method, path, headers, agent: false }, async (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk) => chunks.push(chunk));
      response.on("end", () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks) }),
      );
      response.on("error", reject);
    });
    let answered = false;
    call.on("response", () => (answered = true));
    call.on("error", (error) => answered || reject(error));
    if (write) write(call);
    else call.end();
  });
}

const sha256 = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");
const codeOf = ({ body }: Answer) => JSON.parse(body.toString()).error.code;

const mine = () => ({ authorization: `Bearer ${key}` });

test("a blob is sent whole, immutable, and only to the one who asked", async () => {
  const answer = await ask("GET", `/blobs/${blob}`, { headers: mine() });
  expect(answer).toMatchObject({ status: 200, body: BYTES });
  expect(answer.headers).toMatchObject({
    "cache-control": "private, max-age=31536000, immutable",
    vary: "authorization, cookie, accept-encoding",
    "content-type": "application/octet-stream",
    "content-length": "16",
    "accept-ranges": "bytes",
    "cross-origin-resource-policy": "same-origin",
    "content-security-policy": expect.stringMatching(/^default-src 'none'; .*; sandbox$/),
    "content-disposition": `attachment; filename="${blob}"`,
    "x-content-type-options": "nosniff",
    etag: `"${blob}"`,
  });
});

test.each([
  ["bytes=0-3", 206, "0123", "bytes 0-3/16"],
  ["bytes=4-", 206, "456789abcdef", "bytes 4-15/16"],
  ["bytes=-4", 206, "cdef", "bytes 12-15/16"],
  ["bytes=12-99", 206, "cdef", "bytes 12-15/16"],
  ["bytes=-99", 206, "0123456789abcdef", "bytes 0-15/16"],
  ["bytes=16-", 416, undefined, "bytes */16"],
  ["bytes=5-4", 416, undefined, "bytes */16"],
  ["bytes=-0", 416, undefined, "bytes */16"],
  ["bytes=0-1,4-5", 200, "0123456789abcdef", undefined],
  ["lines=0-3", 200, "0123456789abcdef", undefined],
  ["bytes=-", 200, "0123456789abcdef", undefined],
])("the range %s is answered by %i", async (range, status, text, contentRange) => {
  const answer = await ask("GET", `/blobs/${blob}`, { headers: { ...mine(), range } });
  expect(answer.status).toBe(status);
  expect(answer.headers["content-range"]).toBe(contentRange);
  if (text !== undefined) expect(answer.body.toString()).toBe(text);
});

test("what is refused of a blob is said in the reader's language", async () => {
  const refused = async (path: string, headers: Record<string, string>) => {
    const answer = await ask("GET", path, { headers: { ...mine(), ...headers } });
    return { status: answer.status, ...JSON.parse(answer.body.toString()).error };
  };
  const french = { "accept-language": "fr-CA" };
  const missing = `/blobs/${"f".repeat(64)}`;
  expect(await refused(missing, {})).toMatchObject({
    ...{ status: 404, code: "NOT_FOUND" },
    message: expect.stringMatching(/^You have no such blob/),
  });
  expect((await refused(missing, french)).message).toMatch(/^Vous n’avez pas ce blob/);
  const outside = { range: "bytes=16-" };
  expect(await refused(`/blobs/${blob}`, outside)).toMatchObject({
    ...{ status: 416, code: "INVALID_INPUT" },
    message: "That range is outside the blob, which has 16 bytes.",
  });
  expect((await refused(`/blobs/${blob}`, { ...outside, ...french })).message).toMatch(/qui a 16.octets/);
});

test("HEAD describes a blob without sending it", async () => {
  const head = await ask("HEAD", `/blobs/${blob}`, { headers: { ...mine(), range: "bytes=0-3" } });
  expect(head).toMatchObject({ status: 206, headers: { "content-length": "4" } });
  expect(head.body).toHaveLength(0);
});

test.each(["f".repeat(64), "F".repeat(64), "..%2f..%2fpackage.json", "../coordinator-id", "", `${"0".repeat(64)}/x`])(
  "there is no blob %j",
  async (name) => {
    expect(await ask("GET", `/blobs/${name}`, { headers: mine() })).toMatchObject({
      status: expect.toSatisfy((status) => status >= 400 && status < 504),
    });
  },
);

test("an upload needs a signed-in person, and is named by its content", async () => {
  const bytes = randomBytes(200_000);
  const write = (to: NodeJS.WritableStream) => to.end(bytes);
  expect(await ask("POST", "/api/v1/blobs", { write })).toMatchObject({ status: 401 });
  const answer = await ask("POST", "/api/v1/blobs", { headers: { authorization: `Bearer ${key}` }, write });
  expect(answer.status).toBe(200);
  expect(JSON.parse(answer.body.toString())).toEqual({ blob: sha256(bytes), bytes: bytes.length });
});

test("an upload that declares too large a size is refused before any of it is read", async () => {
  const headers = { authorization: `Bearer ${key}`, "content-length": String(LIMITS.uploadBytes + 1) };
  // Not one byte is sent: a response that waited for some would never come.
  const answer = await ask("POST", "/api/v1/blobs", {
    headers,
    write: (to) => void (to as unknown as { flushHeaders(): void }).flushHeaders(),
  });
  expect(answer.status).toBe(413);
  expect(codeOf(answer)).toBe("TOO_LARGE");
});

test("an upload that is interrupted leaves nothing behind and logs no error", async () => {
  const headers = { authorization: `Bearer ${key}`, "content-length": "1000" };
  const broken = ask("POST", "/api/v1/blobs", {
    headers,
    write: (to) => to.write("half", () => (to as unknown as { destroy(): void }).destroy()),
  });
  await expect(broken).rejects.toThrow(/hang up|ECONNRESET/);
  expect(await ask("GET", "/api/health")).toMatchObject({ status: 200 });
  expect(await city.handle.blobs.size(sha256(Buffer.from("half")))).toBeUndefined();
});

const put = async (bytes: Buffer, name: string, token?: string, chunked = false) =>
  ask("PUT", `/blobs/${name}`, {
    headers: {
      [GRANT_HEADER]: grantHeader(),
      ...(token ? { authorization: `Device ${token}` } : {}),
      ...(chunked ? { "transfer-encoding": "chunked" } : { "content-length": String(bytes.length) }),
    },
    write: (to) => to.end(bytes),
  });
const grantHeader = () => {
  const { grantId, jobId, block, units, token } = granted;
  return JSON.stringify({ grantId, jobId, block, units, token });
};
const maxBytes = LIMITS.MAX_DELIVERED_BYTES;

test("a device can upload an output under its true hash only", async () => {
  const bytes = randomBytes(100_000);
  const wrong = await put(bytes, sha256(Buffer.from("other")), worker.deviceToken);
  expect([wrong.status, codeOf(wrong)]).toEqual([409, "CONFLICT"]);
  expect(await city.handle.blobs.size(sha256(bytes))).toBeUndefined();
  expect((await put(bytes, sha256(bytes), worker.deviceToken)).status).toBe(200);
  // It is its job's result, which the customer reads by the API, and not readable as a blob.
  expect(await ask("GET", `/blobs/${sha256(bytes)}`, { headers: mine() })).toMatchObject({ status: 404 });
  expect((await put(bytes, "not-a-hash", worker.deviceToken)).status).toBe(404);
});

test("a full disk refuses uploads and outputs with a sentence, and accepts them again when there is space", async () => {
  const { blobs } = city.handle;
  // The kernel's own error, if it has a device that is always full.
  const noRoom = await writeFile("/dev/full", "x").catch((error) => error);
  const full = isDiskFull(noRoom) ? noRoom : Object.assign(new Error("no space"), { code: "ENOSPC" });
  const token = worker.deviceToken;
  const bytes = Buffer.from("for a full disk");
  const upload = () =>
    ask("POST", "/api/v1/blobs", { headers: { authorization: `Bearer ${key}` }, write: (to) => to.end(bytes) });
  const storing = vi.spyOn(blobs, "put").mockRejectedValue(full);
  for (const answer of [await upload(), await put(bytes, sha256(bytes), token)]) {
    expect(answer.status).toBe(503);
    expect(JSON.parse(answer.body.toString()).error).toMatchObject({
      code: "UNAVAILABLE",
      message: expect.stringContaining("disk is full"),
    });
  }
  storing.mockRestore();
  expect(await upload()).toMatchObject({ status: 200 });
  expect(await put(bytes, sha256(bytes), token)).toMatchObject({ status: 200 });
});

test("nobody else can upload outputs: not without a token, with a forged one, or while banned", async () => {
  const device = city.device({ slots: 0 });
  await device.receives("welcome");
  const bytes = Buffer.from("an output");
  for (const token of [undefined, "dev_1.forged", `${device.deviceId}.${"A".repeat(43)}`]) {
    expect((await put(bytes, sha256(bytes), token)).status).toBe(401);
  }
  await banDevice({ ctx: city.admin, input: { deviceId: device.deviceId, reason: "Wrong results" } });
  expect((await put(bytes, sha256(bytes), device.deviceToken)).status).toBe(403);
  expect(await city.handle.blobs.size(sha256(bytes))).toBeUndefined();
});

test.each([true, false])("an output beyond the bound is refused with an answer (chunked: %s)", async (chunked) => {
  const bytes = Buffer.alloc(maxBytes + 1);
  const answer = await put(bytes, sha256(bytes), worker.deviceToken, chunked);
  expect([answer.status, codeOf(answer)]).toEqual([413, "TOO_LARGE"]);
  expect(await city.handle.blobs.size(sha256(bytes))).toBeUndefined();
});

test("the sandbox is served with exactly the policy that closes the network", async () => {
  const answer = await ask("GET", "/box", { base: city.sandboxUrl });
  expect(answer.status).toBe(200);
  const script = /<script>([\s\S]*?)<\/script>/.exec(answer.body.toString())?.[1] ?? "";
  const pin = createHash("sha256").update(script).digest("base64");
  expect(answer.headers["content-security-policy"]).toBe(
    `default-src 'none'; script-src 'sha256-${pin}' 'wasm-unsafe-eval' blob:; worker-src blob:; connect-src 'none'; img-src 'none'; font-src 'none'; media-src 'none'; frame-src 'none'; object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors ${city.url}; sandbox allow-scripts; webrtc 'block'`,
  );
  expect(answer.headers["permissions-policy"]).toBe(
    "camera=(), microphone=(), geolocation=(), compute-pressure=(), screen-wake-lock=(), usb=(), serial=(), hid=(), midi=(), payment=(), display-capture=(), idle-detection=(), local-fonts=(), storage-access=(), fullscreen=(), autoplay=()",
  );
  expect(answer.headers).toMatchObject({
    "referrer-policy": "no-referrer",
    "x-dns-prefetch-control": "off",
    "x-content-type-options": "nosniff",
    "cross-origin-resource-policy": "cross-origin",
  });
  expect(answer.headers["set-cookie"]).toBeUndefined();
  expect(answer.headers["cross-origin-embedder-policy"]).toBeUndefined();
});

test.each(["/", "/box/", "/api/health", "/metrics", "/api/v1/jobs", "/build/control.js", `/blobs/${"0".repeat(64)}`])(
  "the sandbox's host redirects %s to the site",
  async (path) => {
    const answer = await ask("GET", path, { base: city.sandboxUrl });
    expect([answer.status, answer.headers.location]).toEqual([307, `${city.url}${path}`]);
  },
);

test("nothing can be written to the sandbox's host, and the site serves no sandbox", async () => {
  expect((await ask("POST", "/box", { base: city.sandboxUrl })).status).toBe(307);
  expect((await ask("PUT", `/blobs/${blob}`, { base: city.sandboxUrl })).status).toBe(307);
  expect((await ask("GET", "/box")).status).toBe(503);
});

test("the control worker is served by the site only, immutable, and may connect to the site only", async () => {
  const answer = await ask("GET", city.handle.controlPath);
  expect(answer.status).toBe(200);
  expect(answer.headers).toMatchObject({
    "content-type": "text/javascript; charset=utf-8",
    "cache-control": "public, max-age=31536000, immutable",
    "content-security-policy": `default-src 'none'; connect-src 'self' ${city.url.replace("http", "ws")} https: http:`,
  });
});

test("health and metrics report without names", async () => {
  const { coordinator } = city.handle;
  coordinator.dispatch({ kind: "job.changed", jobId: granted.jobId as never, state: "cancelled" });
  await coordinator.settled();
  worker.close();
  const device = city.device({ slots: 1 });
  const jobId = await city.seed({ units: 20, replicas: 1 });
  while (city.handle.coordinator.state.jobs.has(jobId)) await device.receives("acknowledge", device.received.length);
  const health = await ask("GET", "/api/health");
  expect(health.status).toBe(200);
  expect(JSON.parse(health.body.toString())).toMatchObject({ database: "ok", stopped: false, jobs: 0 });
  const metrics = (await ask("GET", "/metrics")).body.toString();
  expect(metrics).toMatch(/^lamplighter_units_settled_total\{outcome="agreed"\} 20$/m);
  expect(metrics).toMatch(/^lamplighter_replicas_returned_total 20$/m);
  expect(metrics).not.toContain(jobId);
  expect(metrics).not.toContain(device.deviceId);
});

test.each(["//", "/%", "/blobs/%00", "*"])("the path %s causes no error", async (path) => {
  const answer = await ask(path === "*" ? "OPTIONS" : "GET", path);
  expect(answer.status).not.toBe(500);
});

test("a blob that many request is sent compressed to clients that accept it, with the same content", async () => {
  const bytes = Buffer.from("a program ".repeat(10_000));
  const hash = await city.upload(bytes);
  const headers = { authorization: `Bearer ${key}`, "accept-encoding": "gzip, br" };
  const packed = await vi.waitFor(
    async () => {
      const answer = await ask("GET", `/blobs/${hash}`, { headers });
      expect(answer.headers["content-encoding"]).toBe("br");
      return answer;
    },
    { timeout: 120_000 },
  );
  expect(Number(packed.headers["content-length"])).toBe(packed.body.length);
  expect(packed.body.length).toBeLessThan(1_000);
  expect(brotliDecompressSync(packed.body).equals(bytes)).toBe(true);
  const whole = await ask("GET", `/blobs/${hash}`, { headers: { authorization: `Bearer ${key}` } });
  expect(whole.headers["content-encoding"]).toBeUndefined();
  expect(whole.body.equals(bytes)).toBe(true);
  const piece = await ask("GET", `/blobs/${hash}`, { headers: { ...headers, range: "bytes=0-1" } });
  expect(piece).toMatchObject({ status: 206, body: Buffer.from("a ") });
  expect((await ask("GET", `/blobs/${hash}`, { headers: { "accept-encoding": "br" } })).status).toBe(401);
});
