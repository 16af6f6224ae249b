import { request } from "node:http";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import fc from "fast-check";
import { io, type Socket } from "socket.io-client";
import msgpack from "socket.io-msgpack-parser";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import type { z } from "zod";
import { malformed } from "#core/testing/malformed";
import {
  DEVICE_NAMESPACE,
  DEVICE_PROTOCOL,
  DeviceHello,
  DeviceRelease,
  DeviceRenew,
  DeviceReturn,
  DeviceRoom,
} from "#protocol/device-messages";
import { LIVE_NAMESPACE, LiveFollow } from "#protocol/live-messages";
import { operations } from "./api/operations";
import { serveApi } from "./api/serve-api";
import { ClaimFirstAdminInput } from "./auth/first-admin";
import { brokenLaws } from "./testing/broken-laws";
import { citySnapshot } from "./testing/city-snapshot";
import type { SimulatedDevice } from "./testing/simulated-device";
import { startTestCoordinator, type TestCoordinator } from "./testing/start-test-coordinator";
import { validInput } from "./testing/valid-input";

/** With the 60,000 of workers/control/read-from-unit.fuzz.test.ts more than 100,000 in each run. */
const PARSED = 25_000;
const API_CALLS = 12_000;
const SAID_BY_DEVICES = 4_000;
const SAID_BY_PAGES = 1_000;
const FRAMES = 1_500;
const REQUESTS = 2_000;

/** FUZZ_SEED=… plays another run. What one finds becomes a test of its own, with its name, beside what was mended. */
const seed = Number(process.env["FUZZ_SEED"] ?? 20_261_125);
const AT_ONCE = 16;
const MOST_ROUNDS = 200;
const SAMPLE = 200;
/** On a machine with other work; a run takes about a minute. */
const WITHIN_MS = 600_000;

vi.setConfig({ testTimeout: WITHIN_MS });
const MOST_GROWTH_BYTES = 96 * 1024 * 1024;

const WORDS = { room: DeviceRoom, return: DeviceReturn, release: DeviceRelease, renew: DeviceRenew };
const SCHEMAS: Record<string, z.ZodType> = {
  hello: DeviceHello,
  ...WORDS,
  follow: LiveFollow,
  setup: ClaimFirstAdminInput,
};

interface Decoder {
  on(event: "decoded", listener: (packet: { data: unknown[] }) => void): void;
  add(frame: Buffer): void;
}

const encoder = new (msgpack as unknown as { Encoder: new () => { encode(value: object): [Buffer] } }).Encoder();

let city: TestCoordinator;
let honest: SimulatedDevice;
let before: Record<string, unknown>;
let heapBefore: number;
const tokens: string[] = [];
const keys: Record<string, string> = {};

beforeAll(async () => {
  city = await startTestCoordinator({}, {}, { apiCallsPerMinute: 1e9 });
  const { auth, prisma } = city.handle;
  for (const name of ["customer", "admin"]) {
    const id = await auth.signUp({ name, email: `${name}@example.org`, password: "a long password" });
    keys[name] = (await auth.keys.make(id, "fuzz", null)).key;
    if (name === "admin") await prisma.person.update({ where: { id }, data: { role: "admin" } });
  }
  for (let i = 0; i < AT_ONCE; i++) {
    const device = city.device({ slots: 0 });
    await device.hears("idle");
    tokens.push(device.deviceToken);
    device.close();
  }
  await city.seed({ units: 50, replicas: 1 });
  honest = city.device({ answer: () => null });
  await honest.hears("grant");
  before = await citySnapshot(city.handle);
  heapBefore = settledHeap();
});

afterAll(() => city.close());

function settledHeap(): number {
  setFlagsFromString("--expose-gc");
  (runInNewContext("gc") as () => void)();
  return process.memoryUsage().heapUsed + process.memoryUsage().arrayBuffers;
}

/** A message as the other side reads it: msgpack drops what it has no word for. Undefined when it cannot be sent. */
function overTheWire(message: unknown): { message: unknown } | undefined {
  let arrives: { message: unknown } | undefined;
  const decoder = new (msgpack as unknown as { Decoder: new () => Decoder }).Decoder();
  decoder.on("decoded", ({ data }) => {
    arrives = { message: data[1] };
  });
  try {
    decoder.add(encoder.encode({ type: 2, nsp: DEVICE_NAMESPACE, data: ["room", message], options: {} })[0]);
  } catch {
    return undefined;
  }
  return arrives;
}

/** What a schema refuses, made from what it takes. */
async function refused(schema: z.ZodType, count: number, salt: number): Promise<unknown[]> {
  const arbitrary = malformed(validInput(schema));
  const found: unknown[] = [];
  for (let round = 0; found.length < count && round < MOST_ROUNDS; round++) {
    await breath();
    for (const message of fc.sample(arbitrary, { numRuns: SAMPLE, seed: seed + salt * MOST_ROUNDS + round })) {
      const arrives = overTheWire(message);
      if (found.length < count && arrives && !schema.safeParse(arrives.message).success) found.push(message);
    }
  }
  expect(found.length).toBe(count);
  return found;
}

async function expectUnchanged() {
  // What sockets left behind is put away after they have closed.
  await vi.waitFor(async () => expect(await citySnapshot(city.handle)).toEqual(before), {
    timeout: 60_000,
    interval: 250,
  });
  expect(({} as { admin?: unknown; role?: unknown }).admin).toBeUndefined();
  const at = honest.heard.length;
  honest.say("renew", { grantIds: [...honest.held.keys()] });
  honest.say("room", { slots: 1 });
  expect(honest.socket.connected).toBe(true);
  expect(honest.heardOf("disconnected")).toEqual([]);
  expect(honest.heard.slice(at).map(({ kind }) => kind)).not.toContain("refused");
}

/** Pings are answered in between: making messages takes a while. */
const breath = () => new Promise((resolve) => setImmediate(resolve));

/** Does all of `work`, a few at once. */
async function sideBySide<Work>(work: readonly Work[], act: (one: Work, lane: number) => Promise<void>) {
  const queue = work.entries();
  await Promise.all(
    Array.from({ length: AT_ONCE }, async (_, lane) => {
      for (const [, one] of queue) await act(one, lane);
    }),
  );
}

test(`${PARSED} malformed messages of every kind are refused, and what is read among them is sound (seed ${seed})`, async () => {
  const each = Math.ceil(PARSED / Object.keys(SCHEMAS).length);
  for (const [name, schema] of Object.entries(SCHEMAS)) {
    let refusals = 0;
    const arbitrary = malformed(validInput(schema));
    for (let round = 0; refusals < each && round < MOST_ROUNDS; round++) {
      await breath();
      for (const message of fc.sample(arbitrary, { numRuns: SAMPLE, seed: seed + round })) {
        const parsed = schema.safeParse(message);
        // What was read once is read again as the same: nothing was let through that a second look would refuse.
        if (parsed.success) expect(schema.safeParse(parsed.data)).toEqual(parsed);
        else refusals += 1;
      }
    }
    expect([name, refusals >= each]).toEqual([name, true]);
  }
});

test(`${API_CALLS} calls of the API with an input that it refuses: a refusal in words, and nothing changes`, async () => {
  const { log } = city.handle;
  const failures: unknown[] = [];
  const logged = log.error.bind(log);
  log.error = ((...words: unknown[]) => failures.push(words)) as typeof log.error;
  const each = Math.ceil(API_CALLS / operations.length);
  const calls = [];
  for (const [salt, operation] of operations.entries()) calls.push(...(await refusedCalls(operation, each, salt)));
  expect(calls.length).toBeGreaterThanOrEqual(API_CALLS);
  await sideBySide(calls, async ({ id, request: sent }) => {
    const answer = await serveApi(sent());
    const { error } = (await answer.json()) as { error: { code: string; message: string } };
    expect([id, answer.status, error?.code, typeof error?.message]).toEqual([
      id,
      expect.toSatisfy((status: number) => [400, 404, 413].includes(status)),
      expect.stringMatching(/^(INVALID_INPUT|NOT_FOUND|TOO_LARGE)$/),
      "string",
    ]);
  });
  log.error = logged;
  expect(failures).toEqual([]);
  await expectUnchanged();
});

/** Calls whose input, as it arrives, the operation refuses. */
async function refusedCalls(operation: (typeof operations)[number], count: number, salt: number) {
  const arbitrary = malformed(validInput(operation.input));
  const found: { id: string; request: () => Request }[] = [];
  for (let round = 0; found.length < count && round < MOST_ROUNDS; round++) {
    await breath();
    for (const input of fc.sample(arbitrary, { numRuns: SAMPLE, seed: seed + salt * MOST_ROUNDS + round })) {
      const call = asRequest(operation, input);
      if (found.length === count || !call || operation.input.safeParse(call.input).success) continue;
      found.push({ id: operation.id, request: call.request });
    }
  }
  return found;
}

/** The call that carries this input, and what of it arrives; undefined when no address can. */
function asRequest({ method, path, auth }: (typeof operations)[number], input: unknown) {
  const fields = typeof input === "object" && input !== null ? (input as Record<string, unknown>) : {};
  const inPath = [...path.matchAll(/\{(\w+)\*?\}/g)].map(([, name = ""]) => name);
  const params = Object.fromEntries(inPath.map((name) => [name, textOf(fields[name]) || "x"]));
  const at = path.replace(/\{(\w+)\*?\}/g, (_, name: string) => encodeURIComponent(params[name] ?? "x"));
  const rest = Object.fromEntries(Object.entries(fields).filter(([name]) => !inPath.includes(name)));
  const query = Object.fromEntries(Object.entries(rest).map(([name, value]) => [name, textOf(value)]));
  const isRead = method === "GET";
  const search = isRead ? `?${new URLSearchParams(query)}` : "";
  const url = `${city.url}/api/v1${at}${search}`;
  if (!URL.canParse(url) || /\/\.{1,2}(\/|\?|$)/.test(decodeURIComponent(at))) return undefined;
  const body = isRead ? undefined : textBody(rest);
  if (body === null) return undefined;
  const headers = { authorization: `Bearer ${keys[auth === "admin" ? "admin" : "customer"]}` };
  const arrives = { ...(isRead ? query : (JSON.parse(body ?? "{}") as object)), ...params };
  const sent = () => new Request(url, { method, headers, ...(body === undefined ? {} : { body }) });
  return { request: sent, input: arrives };
}

/** Lone surrogates do not survive an address. */
function textOf(value: unknown): string {
  try {
    return String(value)
      .replace(/[\ud800-\udfff]/gu, "\ufffd")
      .slice(0, 3_000);
  } catch {
    return "";
  }
}

function textBody(value: object): string | null {
  try {
    return JSON.stringify(value);
  } catch {
    return null;
  }
}

const connect = (namespace: string, auth: object = {}): Socket =>
  io(new URL(namespace, city.url).href, {
    ...{ transports: ["websocket"], parser: msgpack, forceNew: true, reconnection: false },
    auth,
  });

const ended = (socket: Socket) =>
  new Promise<void>((resolve) => {
    socket.once("disconnect", () => resolve());
    socket.once("connect_error", () => resolve());
  });

/** What its row says of it already: a hello is written down, and these are to change nothing. */
const hello = (lane: number) => ({
  ...{ protocol: DEVICE_PROTOCOL, engine: "chromium", cores: 4, label: "A simulated device" },
  deviceToken: tokens[lane],
});

test(`${SAID_BY_DEVICES} messages of devices that the coordinator refuses: each is sent away, and nothing changes`, async () => {
  const each = SAID_BY_DEVICES / Object.keys(WORDS).length;
  const said: { event: string; message: unknown }[] = [];
  for (const [salt, [event, schema]] of Object.entries(WORDS).entries()) {
    said.push(...(await refused(schema, each, salt)).map((message) => ({ event, message })));
  }
  await sideBySide(said, async ({ event, message }, lane) => {
    const socket = connect(DEVICE_NAMESPACE, hello(lane));
    const over = ended(socket);
    socket.once("welcome", () => {
      socket.emit(event, message);
      // On its way some become what may be said; whatever came before is read by then.
      socket.emit("room", { slots: -1 });
    });
    await over;
    socket.disconnect();
  });
  await expectUnchanged();
});

test(`${SAID_BY_PAGES} messages of pages`, async () => {
  const said = await refused(LiveFollow, SAID_BY_PAGES, 77);
  await sideBySide(said, async (message) => {
    const socket = connect(LIVE_NAMESPACE);
    const over = ended(socket);
    socket.once("connect", () => {
      socket.emit("unfollow", message);
      socket.emit("follow", message);
    });
    await over;
    socket.disconnect();
  });
  await expectUnchanged();
});

/** Bytes that msgpack reads as something odd, or as nothing. */
const frame: fc.Arbitrary<Buffer | string> = fc.oneof(
  fc.uint8Array({ minLength: 1, maxLength: 200 }).map((bytes) => Buffer.from(bytes)),
  fc
    .constantFrom(...[0xc1, 0xc4, 0xc6, 0xc7, 0xd4, 0xd9, 0xdc, 0xdd, 0xde, 0xdf])
    .chain((head) => fc.uint8Array({ maxLength: 12 }).map((tail) => Buffer.from([head, ...tail]))),
  fc.constantFrom(0x81, 0x91).map((nest) => Buffer.alloc(200_000, nest)),
  fc.anything({ maxDepth: 2 }).map((value) => packet({ type: 2, nsp: DEVICE_NAMESPACE, data: value })),
  fc
    .tuple(fc.integer({ min: -2, max: 300 }), fc.string())
    .map(([type, nsp]) => packet({ type, nsp, data: ["room", {}] })),
  fc.string({ unit: "binary", minLength: 1 }),
);

function packet(value: object): Buffer {
  try {
    return encoder.encode(value)[0];
  } catch {
    return Buffer.from([0xc0]);
  }
}

test(`${FRAMES} frames that are no messages`, async () => {
  const frames = fc.sample(frame, { numRuns: FRAMES, seed });
  await sideBySide(frames, async (bytes, lane) => {
    const socket = connect(DEVICE_NAMESPACE, hello(lane));
    const over = ended(socket);
    socket.once("welcome", () => {
      (socket.io.engine as unknown as { write(frame: Buffer | string): void }).write(bytes);
      socket.emit("room", { slots: -1 });
    });
    await over;
    socket.disconnect();
  });
  await expectUnchanged();
});

const target = fc.oneof(
  fc.constantFrom(
    "/blobs/",
    "/pictures/",
    "/api/auth-setup",
    "/api/v1/blobs",
    "/build/x",
    "/metrics",
    "//",
    "/%00",
    "/blobs/..%2f..%2fauth-secret",
  ),
  fc.stringMatching(/^\/(blobs|pictures)\/[!-~]{0,80}$/),
  fc.stringMatching(/^\/blobs\/[0-9a-f]{64}$/),
);
const header = fc.oneof(
  fc.tuple(fc.constant("range"), fc.stringMatching(/^bytes=[-0-9, ]{0,30}$/)),
  fc.tuple(
    fc.constantFrom("range", "authorization", "cookie", "x-forwarded-for", "origin", "sec-fetch-site"),
    fc.stringMatching(/^[ -~]{0,60}$/),
  ),
  fc.tuple(fc.constant("authorization"), fc.stringMatching(/^(Bearer|Device) [!-~]{0,80}$/)),
);

test(`${REQUESTS} requests for bytes, pictures and the set-up: no failure, and nothing changes`, async () => {
  const asked = fc.sample(
    fc.tuple(
      fc.constantFrom("GET", "HEAD", "PUT", "POST", "OPTIONS", "DELETE", "TRACE"),
      target,
      fc.array(header, { maxLength: 3 }),
      fc.string(),
    ),
    { numRuns: REQUESTS, seed },
  );
  await sideBySide(asked, async ([method, at, headers, body]) => {
    expect([method, at, await statusOf(method, at, Object.fromEntries(headers), body)]).not.toContain(500);
  });
  await expectUnchanged();
});

function statusOf(method: string, at: string, headers: Record<string, string>, body: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(city.url);
    const sent = request(
      { hostname, port, method, path: at.replaceAll(" ", "%20"), headers, agent: false },
      (answer) => {
        answer.resume();
        answer.once("close", () => resolve(answer.statusCode ?? 0));
      },
    );
    sent.once("error", (error: NodeJS.ErrnoException) =>
      error.code === "ECONNRESET" || error.code === "EPIPE" ? resolve(0) : reject(error),
    );
    if (method === "PUT" || method === "POST") sent.end(body);
    else sent.end();
  });
}

test("the memory is what it was", () => {
  const grown = settledHeap() - heapBefore;
  console.log(`After the fuzz the heap has grown by ${(grown / 1024 / 1024).toFixed(1)} MiB.`);
  expect(grown).toBeLessThan(MOST_GROWTH_BYTES);
});

test("an honest device beside a thousand that are not finishes its job", async () => {
  honest.close();
  const jobId = await city.seed({ units: 2_000, replicas: 1 });
  const worker = city.device({ slots: 4 });
  const said = await refused(DeviceReturn, 1_000, 99);
  await sideBySide(said, async (message, lane) => {
    const socket = connect(DEVICE_NAMESPACE, hello(lane));
    const over = ended(socket);
    socket.once("welcome", () => {
      socket.emit("return", message);
      socket.emit("room", { slots: -1 });
    });
    await over;
    socket.disconnect();
  });
  await worker.until(({ acknowledged }) => acknowledged.get(jobId)?.size === 2_000);
  expect(worker.heardOf("disconnected")).toEqual([]);
  expect(await brokenLaws(city.handle.pool)).toEqual([]);
});
