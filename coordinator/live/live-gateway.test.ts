import { io, type Socket } from "socket.io-client";
import msgpack from "socket.io-msgpack-parser";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import type { JobId } from "#core/ids";
import {
  type JobPulse,
  type JobSettled,
  type JobStateMessage,
  LIVE_NAMESPACE,
  type LiveToPage,
  type PageToLive,
} from "#protocol/live-messages";
import { startTestCoordinator, type TestCoordinator } from "../testing/start-test-coordinator";

type Page = Socket<LiveToPage, PageToLive>;

let city: TestCoordinator;
let jobId: JobId;
const keys: Record<string, string> = {};
const pages: Page[] = [];

beforeAll(async () => {
  city = await startTestCoordinator();
  const { auth, prisma } = city.handle;
  const ids: Record<string, string> = {};
  for (const name of ["ada", "bob", "root"]) {
    const id = await auth.signUp({ name, email: `${name}@example.org`, password: "a long password" });
    ids[name] = id;
    keys[name] = (await auth.keys.make(id, "test", null)).key;
  }
  await prisma.person.update({ where: { id: ids["root"] ?? "" }, data: { role: "owner" } });
  jobId = await city.seed({ units: 600, replicas: 1, cores: 0, customerId: ids["ada"] ?? "" });
});

afterAll(async () => {
  for (const page of pages) page.disconnect();
  await city.close();
});

function page(name?: string, headers: Record<string, string> = {}): Page {
  const extraHeaders = { ...(name ? { authorization: `Bearer ${keys[name]}` } : {}), ...headers };
  const socket: Page = io(city.url + LIVE_NAMESPACE, {
    transports: ["websocket"],
    parser: msgpack,
    forceNew: true,
    extraHeaders,
  });
  pages.push(socket);
  return socket;
}

const follow = (socket: Page, topic: Parameters<PageToLive["follow"]>[0]) =>
  new Promise<{ ok: boolean }>((resolve) => socket.emit("follow", topic, resolve));

test.each([
  ["a stranger", undefined, false, false],
  ["another customer", "bob", false, false],
  ["its customer", "ada", true, false],
  ["an admin", "root", true, true],
] as const)(
  "%s who asks to follow a job and the fleet is told what is theirs to see",
  async (_who, name, job, fleet) => {
    const socket = page(name);
    expect(await follow(socket, { topic: "job", jobId })).toMatchObject({ ok: job });
    expect(await follow(socket, { topic: "fleet" })).toMatchObject({ ok: fleet });
    expect(await follow(socket, { topic: "job", jobId: "job_of_nobody" })).toMatchObject({ ok: false });
  },
);

test("an invalid key opens nothing", async () => {
  const socket = page(undefined, { authorization: "Bearer not-a-key" });
  await expect(new Promise((_resolve, reject) => socket.on("connect_error", reject))).rejects.toThrow(/key/i);
});

test("a page of another site cannot follow in its visitor's name", async () => {
  const socket = page("root", { origin: "https://elsewhere.example" });
  await expect(new Promise((_resolve, reject) => socket.on("connect_error", reject))).rejects.toThrow();
  const sandbox = io(city.sandboxUrl + LIVE_NAMESPACE, { transports: ["websocket"], parser: msgpack, forceNew: true });
  pages.push(sandbox);
  await expect(new Promise((_resolve, reject) => sandbox.on("connect_error", reject))).rejects.toThrow();
});

test.each([
  ["follow", { topic: "everything" }],
  ["follow", "fleet"],
  ["follow", { topic: "job", jobId: 7 }],
])("a page that says %s %j is sent away", async (event, message) => {
  const socket = page("ada");
  const gone = new Promise((resolve) => socket.on("disconnect", resolve));
  (socket as unknown as Socket).emit(event, message, () => undefined);
  expect(await gone).toBe("io server disconnect");
});

test("a page that sends requests without end is disconnected", async () => {
  const socket = page("ada");
  const gone = new Promise((resolve) => socket.on("disconnect", resolve));
  for (let i = 0; i < 100; i++) socket.emit("follow", { topic: "job", jobId }, () => undefined);
  expect(await gone).toBe("io server disconnect");
});

test("the page of a household's devices is told when something about one changes, and no other page is", async () => {
  const { prisma } = city.handle;
  const ada = await prisma.person.findUniqueOrThrow({ where: { email: "ada@example.org" } });
  const device = city.device({ slots: 0 });
  await device.receives("welcome");
  const [watching, other, stranger] = [page("ada"), page("bob"), page()];
  const told = { watching: 0, other: 0 };
  watching.on("household", () => (told.watching += 1));
  for (const socket of [watching, other]) expect(await follow(socket, { topic: "household" })).toEqual({ ok: true });
  expect(await follow(stranger, { topic: "household" })).toMatchObject({ ok: false });
  const hears = (times: number) =>
    vi.waitFor(() => expect(told.watching).toBeGreaterThanOrEqual(times), { timeout: 60_000, interval: 50 });
  await hears(1);
  const before = told.watching;
  other.on("household", () => (told.other += 1));
  await prisma.device.update({ where: { id: device.deviceId }, data: { ownerId: ada.id } });
  await hears(before + 1);
  device.send("report", { doing: { kind: "working" }, cores: 4, lent: 4 });
  await hears(before + 2);
  watching.emit("unfollow", { topic: "household" });
  await follow(watching, { topic: "job", jobId: "job_of_nobody" });
  const after = told.watching;
  await prisma.device.update({ where: { id: device.deviceId }, data: { name: "Renamed" } });
  // Bob's device is looked at later than Ada's change.
  const bob = await prisma.person.findUniqueOrThrow({ where: { email: "bob@example.org" } });
  const heardOfBob = told.other;
  await prisma.device.update({ where: { id: device.deviceId }, data: { ownerId: bob.id } });
  await vi.waitFor(() => expect(told.other).toBeGreaterThan(heardOfBob), { timeout: 60_000, interval: 50 });
  expect(told.watching).toBe(after);
  device.close();
});

test("a follower of a job receives every unit, its totals, and its end; after it stops following, nothing more", async () => {
  const [watching, left] = [page("ada"), page("ada")];
  for (const socket of [watching, left]) expect(await follow(socket, { topic: "job", jobId })).toEqual({ ok: true });
  const heardByLeft: string[] = [];
  left.emit("unfollow", { topic: "job", jobId });
  await follow(left, { topic: "job", jobId: "job_of_nobody" });
  left.onAny((event: string) => heardByLeft.push(event));
  let named = 0;
  const pulses: JobPulse[] = [];
  watching.on("settled", ({ agreed, failed, more }: JobSettled) => {
    named += agreed.length + failed.length + more;
  });
  watching.on("job", (pulse: JobPulse) => pulses.push(pulse));
  const end = new Promise<JobStateMessage>((resolve) =>
    watching.on("state", (told: JobStateMessage) => told.state === "finished" && resolve(told)),
  );
  const allNamed = new Promise<void>((resolve) => watching.on("settled", () => named === 600 && resolve()));
  city.device({ slots: 2 });
  city.handle.coordinator.dispatch({ kind: "job.changed", jobId, cores: 2 });
  expect(await end).toEqual({ jobId, state: "finished", reason: null });
  await allNamed;
  for (const pulse of pulses) expect(pulse.coresNow).toBeLessThanOrEqual(2);
  expect(heardByLeft).toEqual([]);
});
