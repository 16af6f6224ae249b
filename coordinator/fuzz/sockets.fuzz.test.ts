import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { anyCharacter } from "#core/testing/any-character";
import {
  DEVICE_NAMESPACE,
  DeviceRelease,
  DeviceRenew,
  DeviceReturn,
  DeviceRoom,
} from "#protocol/devices/device-messages";
import { LIVE_NAMESPACE, LiveFollow } from "#protocol/live-messages";
import { brokenLaws } from "../testing/broken-laws";
import { encodePacket } from "../testing/fuzz/encode-packet";
import { FUZZ_SEED, FUZZ_TIMES } from "../testing/fuzz/fuzz-samples";
import { type FuzzCity, openFuzzCity } from "../testing/fuzz/open-fuzz-city";
import { refusedMessages } from "../testing/fuzz/refused-messages";
import { sideBySide } from "../testing/fuzz/side-by-side";
import { connectTo, sentAway, speakOutOfTurn } from "../testing/fuzz/speak-out-of-turn";
import { goodbyeTo, helloTo, sendOnConnection } from "../testing/send-on-connection";

const SAID_BY_DEVICES = 1_200 * FUZZ_TIMES;
const SAID_BY_PAGES = 400 * FUZZ_TIMES;
const FRAMES = 500 * FUZZ_TIMES;
const CONNECTIONS = 400;
const SAID_BESIDE_WORK = 1_000;

const WORDS = { room: DeviceRoom, return: DeviceReturn, release: DeviceRelease, renew: DeviceRenew };

let city: FuzzCity;
beforeAll(async () => {
  city = await openFuzzCity();
});
afterAll(() => city?.close());

test(`${SAID_BY_DEVICES} messages of devices that the coordinator refuses: each is sent away, and nothing changes`, async () => {
  const each = SAID_BY_DEVICES / Object.keys(WORDS).length;
  const said: { event: string; message: unknown }[] = [];
  for (const [salt, [event, schema]] of Object.entries(WORDS).entries()) {
    said.push(...(await refusedMessages(schema, each, salt)).map((message) => ({ event, message })));
  }
  await sideBySide(said, ({ event, message }, lane) =>
    speakOutOfTurn(city, lane, (socket) => socket.emit(event, message)),
  );
  await city.expectUnchanged();
});

test(`${SAID_BY_PAGES} messages of pages`, async () => {
  const said = await refusedMessages(LiveFollow, SAID_BY_PAGES, 77);
  await sideBySide(said, async (message) => {
    const socket = connectTo(city, LIVE_NAMESPACE);
    const over = sentAway(socket);
    socket.once("connect", () => {
      socket.emit("unfollow", message);
      socket.emit("follow", message);
    });
    await over;
    socket.disconnect();
  });
  await city.expectUnchanged();
});

/** Bytes that msgpack decodes to something odd, or not at all. */
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
  fc.string({ unit: anyCharacter, minLength: 1 }),
);

function packet(value: object): Buffer {
  try {
    return encodePacket(value);
  } catch {
    return Buffer.from([0xc0]);
  }
}

test(`${FRAMES} frames that are no messages`, async () => {
  const frames = fc.sample(frame, { numRuns: FRAMES, seed: FUZZ_SEED });
  await sideBySide(frames, (bytes, lane) =>
    speakOutOfTurn(city, lane, (socket) =>
      (socket.io.engine as unknown as { write(frame: Buffer | string): void }).write(bytes),
    ),
  );
  await city.expectUnchanged();
});

/** Each event with a way in which it can be large, generated only when it is sent. */
const LARGE: readonly (readonly [event: string, (count: number) => object])[] = [
  ["room", (count) => Object.fromEntries(Array.from({ length: count / 10 }, (_, at) => [`f${at}`, at]))],
  ["room", (count) => ({ slots: Array(count).fill(0) })],
  ["return", (count) => ({ grantId: "x", results: Array(count / 10).fill({}) })],
  ["release", (count) => ({ grantId: "x".repeat(count), units: [0] })],
  ["renew", (count) => ({ grantIds: Array(count).fill(null), jobIds: [] })],
  ["renew", (count) => ({ grantIds: [new Uint8Array(count)], jobIds: [] })],
];

test("messages as large as a connection accepts, in each way in which they can be large", async () => {
  const said = [2_000, 20_000, 200_000, 1_500_000].flatMap((count) =>
    LARGE.map(([event, filled]) => ({ count, event, filled })),
  );
  await sideBySide(said, async ({ count, event, filled }, lane) => {
    // One after the other, so that pings of others are answered in between.
    await new Promise((resolve) => setTimeout(resolve, 100));
    await speakOutOfTurn(city, lane, (socket) => socket.emit(event, filled(count)));
  });
  await city.expectUnchanged();
});

const packets = fc.array(
  fc
    .tuple(fc.constantFrom(helloTo, goodbyeTo), fc.constantFrom(DEVICE_NAMESPACE, LIVE_NAMESPACE, "/"))
    .map(([send, namespace]) => send(namespace)),
  { minLength: 2, maxLength: 8 },
);

test(`${CONNECTIONS} connections that say hello and goodbye over and over are one network, and one device each`, async () => {
  const { prisma } = city.handle;
  const [before, label] = [await prisma.device.count(), helloTo().data.label];
  const said = fc.sample(fc.tuple(packets, fc.boolean()), { numRuns: CONNECTIONS, seed: FUZZ_SEED });
  await sideBySide(said, ([words, atOnce]) =>
    sendOnConnection(city.url, { "x-forwarded-for": "198.51.100.7" }, words, atOnce),
  );
  const devices = await prisma.device.findMany({ where: { label }, select: { network: true } });
  expect(devices.length).toBeGreaterThan(0);
  expect(devices.length).toBeLessThanOrEqual(CONNECTIONS);
  expect(new Set(devices.map(({ network }) => network))).toEqual(new Set([expect.stringMatching(/./)]));
  await prisma.device.deleteMany({ where: { label } });
  expect(await prisma.device.count()).toBe(before);
  await city.expectUnchanged();
});

test("memory is back to what it was", () => city.expectFlatMemory());

test("an honest device next to a thousand that are not finishes its job", async () => {
  city.honest.close();
  const jobId = await city.seed({ units: 2_000, replicas: 1 });
  const worker = city.device({ slots: 4 });
  const said = await refusedMessages(DeviceReturn, SAID_BESIDE_WORK, 99);
  await sideBySide(said, (message, lane) => speakOutOfTurn(city, lane, (socket) => socket.emit("return", message)));
  await worker.until(({ acknowledged }) => acknowledged.get(jobId)?.size === 2_000);
  expect(worker.receivedOf("disconnected")).toEqual([]);
  expect(await brokenLaws(city.handle.pool)).toEqual([]);
});
