import { once } from "node:events";
import { readdir } from "node:fs/promises";
import { request } from "node:http";
import { type AddressInfo, connect } from "node:net";
import path from "node:path";
import { io, type Socket } from "socket.io-client";
import msgpack from "socket.io-msgpack-parser";
import { afterAll, beforeAll, expect, test } from "vitest";
import { DEVICE_NAMESPACE, DEVICE_PROTOCOL } from "#protocol/devices/device-messages";
import { LIMITS } from "#protocol/limits";
import { LIVE_NAMESPACE } from "#protocol/live-messages";
import { boundBody } from "../http/bound-body";
import { openHttpServer } from "../http/open-http-server";
import { commandOutput } from "../testing/command-output";
import { startTestCoordinator, type TestCoordinator } from "../testing/start-test-coordinator";
import { until } from "../testing/until";

const BOUNDS = {
  socketsPerAddress: 3,
  newDevicesPerAddressHour: 2,
  packetsPerSecond: 50,
  bytesPerSecond: 100_000,
  uploadsAtOnce: 2,
  uploadBytesPerHour: 100_000,
  uploadBytesPerNetworkHour: 120_000,
  outputsAtOnce: 1,
  outputBytesPerHour: 100_000,
};

let city: TestCoordinator;
let key: string;
const opened: Socket[] = [];

beforeAll(async () => {
  city = await startTestCoordinator({}, { TRUSTED_PROXIES: "192.0.2.7" }, BOUNDS);
  const { auth } = city.handle;
  const ada = await auth.signUp({ name: "Ada", email: "ada@example.org", password: "a lamp in the dark" });
  key = (await auth.keys.make(ada, "test", null)).key;
});

afterAll(async () => {
  for (const socket of opened) socket.disconnect();
  await city.close();
});

const from = (address: string) => ({ "x-forwarded-for": `203.0.113.99, ${address}` });

/** What happens to a device that comes through a proxy from `address`. */
async function arrive(address: string | undefined, auth: object = {}, namespace: string = DEVICE_NAMESPACE) {
  const socket = io(new URL(namespace, city.url).href, {
    transports: ["websocket"],
    parser: msgpack,
    forceNew: true,
    reconnection: false,
    auth: { protocol: DEVICE_PROTOCOL, engine: "other", cores: 1, label: "Somebody", ...auth },
    ...(address === undefined ? {} : { extraHeaders: from(address) }),
  });
  opened.push(socket);
  const outcome = await new Promise<{
    welcome?: { deviceToken: string };
    refused?: Error & { data?: { code: string } };
  }>((resolve) => {
    socket.once("welcome", (welcome) => resolve({ welcome }));
    socket.once("connect_error", (refused) => resolve({ refused }));
  });
  return { socket, ...outcome };
}

/** Sends `text` on a plain connection; resolves with the answer when the other side has closed it. */
async function speak(text: string, port = city.handle.config.port): Promise<string> {
  const socket = connect(port, "127.0.0.1");
  let received = "";
  socket.on("data", (chunk) => {
    received += chunk;
  });
  socket.on("error", () => undefined);
  socket.write(text);
  await once(socket, "close");
  return received;
}

const devicesKnown = () => city.handle.prisma.device.count();

test("an address may bring so many new devices in an hour; known ones can still connect", async () => {
  const first = await arrive("198.51.100.1");
  await arrive("198.51.100.1");
  const known = await devicesKnown();
  const third = await arrive("198.51.100.1");
  expect(third.refused?.data).toEqual({ code: "crowded" });
  expect(await devicesKnown()).toBe(known);
  const again = await arrive("198.51.100.1", { deviceToken: first.welcome?.deviceToken });
  expect(again.welcome?.deviceToken).toBe(first.welcome?.deviceToken);
  expect((await arrive("198.51.100.2")).welcome).toBeDefined();
});

test("what an address brought to another coordinator counts too", async () => {
  const rule = { window: 3_600, max: BOUNDS.newDevicesPerAddressHour };
  await arrive("198.51.100.5");
  const { rows } = await city.handle.pool.query<{ key: string }>(
    "SELECT key FROM rate_limit WHERE key LIKE 'new devices %198.51.100.5%'",
  );
  // At the other coordinator.
  await city.handle.tries.consume(rows[0]?.key ?? "", rule);
  expect((await arrive("198.51.100.5")).refused?.data).toEqual({ code: "crowded" });
});

test("a household's IPv6 addresses count as one", async () => {
  await arrive("2001:db8:1:2::1");
  await arrive("2001:db8:1:2:ffff::2");
  expect((await arrive("2001:db8:1:2:3:4:5:6")).refused?.data).toEqual({ code: "crowded" });
  expect((await arrive("2001:db8:1:3::1")).welcome).toBeDefined();
});

test("an address has a limited number of connections, and can open another when one is closed", async () => {
  const address = "198.51.100.3";
  const { welcome } = await arrive(address);
  const known = { deviceToken: welcome?.deviceToken };
  const [, second] = [await arrive(address, known), await arrive(address, known)];
  expect((await arrive(address, known)).welcome).toBeUndefined();
  const upgrade = (language: string) =>
    speak(
      [
        "GET /socket.io/?EIO=4&transport=websocket HTTP/1.1",
        "Host: localhost",
        `X-Forwarded-For: ${address}`,
        `Accept-Language: ${language}`,
        "Connection: Upgrade, close",
        "Upgrade: websocket",
        "Sec-WebSocket-Version: 13",
        "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n",
      ].join("\r\n"),
    );
  expect(await upgrade("en")).toMatch(/3 connections, .* Close some pages/);
  expect(await upgrade("fr-CA")).toMatch(/3 connexions, .* Fermez d’abord quelques pages/);
  second.socket.disconnect();
  await until("there is room for one more", async () => (await arrive(address, known)).welcome !== undefined);
});

test("this machine itself is not counted, and a forged address has no effect", async () => {
  const here = await Promise.all([1, 2, 3, 4, 5].map(() => arrive(undefined)));
  expect(here.every(({ welcome }) => welcome)).toBe(true);
  for (let i = 0; i < 2; i++) await arrive("198.51.100.4");
  const forged = { "x-lamplighter-address": "127.0.0.1", "x-forwarded-for": "127.0.0.1, 198.51.100.4" };
  const socket = io(new URL(DEVICE_NAMESPACE, city.url).href, {
    ...{ transports: ["websocket"], parser: msgpack, forceNew: true, reconnection: false, extraHeaders: forged },
    auth: { protocol: DEVICE_PROTOCOL, engine: "other", cores: 1, label: "Somebody" },
  });
  opened.push(socket);
  const [refused] = await once(socket as never, "connect_error");
  expect(refused.data).toEqual({ code: "crowded" });
});

test("repeated handshakes, which no namespace counts, end the connection", async () => {
  const { socket } = await arrive(undefined);
  const closed = once(socket.io.engine as never, "close");
  const engine = socket.io.engine as unknown as { write(frame: Buffer): void };
  const nobody = new (msgpack as unknown as { Encoder: new () => { encode(packet: object): [Buffer] } }).Encoder();
  for (let i = 0; i <= BOUNDS.packetsPerSecond; i++)
    engine.write(nobody.encode({ type: 0, nsp: "/nowhere", data: {} })[0]);
  await closed;
});

test("an empty namespace admits nobody", async () => {
  const socket = io(city.url, { transports: ["websocket"], parser: msgpack, forceNew: true, reconnection: false });
  opened.push(socket);
  const [refused] = await once(socket as never, "connect_error");
  expect(refused.message).toMatch(/Connect to \/device or \/live/);
});

test("a device that sends more bytes than a second allows is read slowly, and loses nothing", async () => {
  const jobId = await city.seed({ units: 40, replicas: 1 });
  const answer = (unit: number) => ({
    kind: "output" as const,
    unit,
    fuel: 1,
    ms: 1,
    bytes: commandOutput(Buffer.alloc(20_000, unit)),
  });
  const device = city.device({ slots: 4, answer });
  await device.until(({ acknowledged }) => acknowledged.get(jobId)?.size === 40);
  expect(device.receivedOf("disconnected")).toEqual([]);
  device.close();
});

test("a page may follow a limited number of topics until it leaves one", async () => {
  const own = [];
  for (let i = 0; i <= LIMITS.liveTopics; i++) own.push(await city.seed({ units: 1, replicas: 1, cores: 0 }));
  const admin = await city.handle.auth.signUp({
    name: "Root",
    email: "root@example.org",
    password: "a lamp in the day",
  });
  await city.handle.prisma.person.update({ where: { id: admin }, data: { role: "owner" } });
  const { key: adminKey } = await city.handle.auth.keys.make(admin, "test", null);
  const page = io(new URL(LIVE_NAMESPACE, city.url).href, {
    ...{ transports: ["websocket"], parser: msgpack, forceNew: true, reconnection: false },
    extraHeaders: { authorization: `Bearer ${adminKey}` },
  });
  opened.push(page);
  await once(page as never, "connect");
  const follow = (jobId: string | undefined) => page.emitWithAck("follow", { topic: "job", jobId });
  for (const jobId of own.slice(1)) expect(await follow(jobId)).toEqual({ ok: true });
  expect(await follow(own[0])).toEqual({ ok: false, message: "A page may follow 16 topics. Unfollow one first." });
  page.emit("unfollow", { topic: "job", jobId: own[1] });
  expect(await follow(own[0])).toEqual({ ok: true });
});

const upload = (body: BodyInit, headers: Record<string, string> = {}) =>
  fetch(`${city.url}/api/v1/blobs`, { method: "POST", headers: { authorization: `Bearer ${key}`, ...headers }, body });

/** An upload that has begun and ends on command. */
function slowUpload() {
  const sent = request(`${city.url}/api/v1/blobs`, { method: "POST", headers: { authorization: `Bearer ${key}` } });
  sent.write("a");
  return async () => {
    sent.end();
    const [answer] = await once(sent, "response");
    answer.resume();
    return answer.statusCode;
  };
}

test("a customer may upload only so much at once, and within an hour", async () => {
  const pending = [slowUpload(), slowUpload()];
  // The third must not come before the others and take the place of one.
  while ((await readdir(path.join(city.handle.config.dataDir, "blobs", "incoming"))).length < 2);
  const third = await upload("x");
  expect([third.status, await third.json()]).toMatchObject([
    429,
    {
      error: {
        code: "TOO_MANY_REQUESTS",
        message: "At most 2 uploads at once: send this one when another has finished.",
      },
    },
  ]);
  for (const end of pending) expect(await end()).toBe(200);
  expect((await upload(Buffer.alloc(95_000))).status).toBe(200);
  const over = await upload(Buffer.alloc(10_000));
  expect(over.headers.get("retry-after")).toBe("60");
  expect([over.status, await over.json()]).toMatchObject([
    429,
    { error: { message: "At most 100,000 bytes an hour. Send the rest in an hour." } },
  ]);
});

test("accounts behind one address together upload no more than an address may", async () => {
  const { auth } = city.handle;
  const statusOf = async (name: string, address: string) => {
    const id = await auth.signUp({ name, email: `${name}@example.org`, password: "a lamp in the dark" });
    const own = (await auth.keys.make(id, "test", null)).key;
    const answer = await upload(Buffer.alloc(50_000), { authorization: `Bearer ${own}`, ...from(address) });
    return { status: answer.status, text: await answer.text() };
  };
  for (const name of ["one", "two"]) expect((await statusOf(name, "198.51.100.77")).status).toBe(200);
  const third = await statusOf("three", "198.51.100.77");
  expect(third).toMatchObject({ status: 429, text: expect.stringContaining("an hour from your network") });
  expect((await statusOf("four", "198.51.100.78")).status).toBe(200);
});

test("forms and calls have bodies of a known, small length", async () => {
  const post = (at: string, headers: Record<string, string>, body: BodyInit) =>
    fetch(`${city.url}${at}`, { method: "POST", headers, body, duplex: "half" } as RequestInit);
  const big = "x".repeat(LIMITS.formBytes + 1);
  for (const at of ["/api/auth/sign-in/email", "/api/auth-setup", "/jobs"]) {
    expect((await post(at, {}, big)).status).toBe(413);
    const pieces = `POST ${at} HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nx\r\n`;
    expect(await speak(pieces)).toMatch(/^HTTP\/1.1 411 .*Content-Length/s);
  }
  expect((await post("/api/v1/jobs", {}, "x".repeat(LIMITS.apiBodyBytes + 1))).status).toBe(413);
});

test("headers are limited in bytes and time, and so is a body that arrives drop by drop", async () => {
  const head = "POST / HTTP/1.1\r\nHost: localhost\r\n";
  expect(await speak(`${head}X-Big: ${"x".repeat(LIMITS.headerBytes)}\r\n\r\n`)).toMatch(/^HTTP\/1.1 431/);
  const server = openHttpServer(
    (asked, answer) => {
      if (boundBody(asked, answer, 200)) asked.resume().once("end", () => answer.end("read"));
    },
    { ...LIMITS, headersMs: 200 },
  );
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  expect(await speak(`${head}X-Slow: `, port)).toMatch(/^HTTP\/1.1 408/);
  expect(await speak(`${head}Content-Length: 9\r\n\r\ndrip`, port)).toBe("");
  server.close();
});
