import { once } from "node:events";
import { io, type Socket } from "socket.io-client";
import msgpack from "socket.io-msgpack-parser";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import type { CustomerId } from "#core/ids";
import { LIVE_NAMESPACE } from "#protocol/live-messages";
import { checkedVerbs } from "../api/testing/checked-verbs";
import type { Context } from "../auth/context";
import { startTestCoordinator, type TestCoordinator } from "../testing/start-test-coordinator";

const { changeRole, endOtherSessions, revokeKey, revokeAdmin } = checkedVerbs;

const PASSWORD = "a long password";

/** Two coordinators of one city: what the second is asked to do reaches the first by the bus. */
let far: TestCoordinator;
let near: TestCoordinator;
let ada: Context;
let jobId: string;
const pages: Socket[] = [];

beforeAll(async () => {
  far = await startTestCoordinator({}, { AUTH_SECRET: "one secret for both of the city's coordinators" });
  const { databaseUrl, authSecret } = far.handle.config;
  near = await startTestCoordinator({}, { DATABASE_URL: databaseUrl ?? "", AUTH_SECRET: authSecret });
  const person = { name: "Ada", email: "ada@example.org" };
  const id = await near.handle.auth.signUp({ ...person, password: PASSWORD });
  ada = { person: { id: id as CustomerId, ...person, role: "person" }, via: "test" };
  jobId = await near.seed({ units: 10, replicas: 1, cores: 0, customerId: id });
});

afterEach(() => {
  for (const page of pages.splice(0)) page.disconnect();
});
afterAll(async () => {
  await near.close();
  await far.close();
});

/** A page that follows the job, and follows it again when it reconnects. */
async function following(city: TestCoordinator, headers: Record<string, string>) {
  const socket = io(city.url + LIVE_NAMESPACE, {
    ...{ transports: ["websocket"], parser: msgpack, forceNew: true, reconnectionDelay: 20, reconnectionDelayMax: 50 },
    extraHeaders: headers,
  });
  pages.push(socket);
  await once(socket as never, "connect");
  expect(await follow(socket)).toEqual({ ok: true });
  return socket;
}

const follow = (socket: Socket) => socket.emitWithAck("follow", { topic: "job", jobId });

/** Resolves with what happens when the disconnected socket connects again. */
async function thrownOut(socket: Socket): Promise<"refused" | { ok: boolean }> {
  const refused = new Promise<"refused">((resolve) => socket.once("connect_error", () => resolve("refused")));
  if (socket.connected) await once(socket as never, "disconnect");
  const back = once(socket as never, "connect").then(() => follow(socket));
  return Promise.race([refused, back]);
}

async function keyOf(name: string) {
  const made = await near.handle.auth.keys.make(ada.person?.id ?? "", name, null);
  return { keyId: made.id, headers: { authorization: `Bearer ${made.key}` } };
}

const auth = (path: string, body: object, cookie = "") =>
  near.handle.auth.handle(
    new Request(`${near.url}/api/auth${path}`, {
      method: "POST",
      headers: { "content-type": "application/json", origin: near.url, cookie },
      body: JSON.stringify(body),
    }),
  );

async function sessionOf() {
  const response = await auth("/sign-in/email", { email: ada.person?.email, password: PASSWORD });
  const cookie = response.headers
    .getSetCookie()
    .map((text) => text.split(";")[0])
    .join("; ");
  return { cookie, headers: { cookie } };
}

test("a revoked key loses its sockets at once, on every coordinator, and cannot connect again", async () => {
  const { keyId, headers } = await keyOf("to be revoked");
  const sockets = [await following(near, headers), await following(far, headers)];
  const fates = sockets.map(thrownOut);
  await revokeKey({ ctx: ada, input: { keyId } });
  expect(await Promise.all(fates)).toEqual(["refused", "refused"]);
});

test("an ended session loses its sockets; the person's others reconnect by themselves and follow on", async () => {
  const [ended, other] = [await sessionOf(), await sessionOf()];
  const sockets = [await following(near, ended.headers), await following(far, ended.headers)];
  const kept = await following(far, other.headers);
  const fates = [...sockets, kept].map(thrownOut);
  await auth("/sign-out", {}, ended.cookie);
  const refusal = expect.objectContaining({ ok: false });
  expect(await Promise.all(fates)).toEqual([refusal, refusal, { ok: true }]);
});

test("a browser that its owner signs out from elsewhere loses its sockets, on every coordinator", async () => {
  const [ended, here] = [await sessionOf(), await sessionOf()];
  const sockets = [await following(near, ended.headers), await following(far, ended.headers)];
  const kept = await following(far, here.headers);
  const fates = [...sockets, kept].map(thrownOut);
  await endOtherSessions({ ctx: await near.handle.auth.contextFor(new Headers(here.headers)), input: {} });
  const refusal = expect.objectContaining({ ok: false });
  expect(await Promise.all(fates)).toEqual([refusal, refusal, { ok: true }]);
});

test("a former admin no longer sees the console, on any coordinator", async () => {
  const admin = await near.handle.auth.signUp({ name: "Root", email: "root@example.org", password: PASSWORD });
  await near.handle.prisma.person.updateMany({
    where: { id: { in: [admin, ada.person?.id ?? ""] } },
    data: { role: "owner" },
  });
  const { cookie } = await sessionOf();
  const sockets = [await following(near, { cookie }), await following(far, { cookie })];
  const fleet = (socket: Socket) => socket.emitWithAck("follow", { topic: "fleet" });
  for (const socket of sockets) expect(await fleet(socket)).toEqual({ ok: true });
  const fates = sockets.map(thrownOut);
  await revokeAdmin({ ctx: near.admin, input: { customerId: ada.person?.id } });
  expect(await Promise.all(fates)).toEqual([{ ok: true }, { ok: true }]);
  for (const socket of sockets) expect(await fleet(socket)).toMatchObject({ ok: false });
});

test("an admin whose role changes no longer follows jobs that the new one may not open, on any coordinator", async () => {
  const { auth, prisma } = near.handle;
  const id = await auth.signUp({ name: "Olga", email: "olga@example.org", password: PASSWORD });
  await prisma.person.update({ where: { id }, data: { role: "operator" } });
  const { key } = await auth.keys.make(id, "console", null);
  const headers = { authorization: `Bearer ${key}` };
  const sockets = [await following(near, headers), await following(far, headers)];
  const fates = sockets.map(thrownOut);
  await changeRole({ ctx: near.admin, input: { customerId: id, role: "read-only" } });
  expect(await Promise.all(fates)).toEqual([
    expect.objectContaining({ ok: false }),
    expect.objectContaining({ ok: false }),
  ]);
  for (const socket of sockets) expect(await socket.emitWithAck("follow", { topic: "fleet" })).toEqual({ ok: true });
});

test("a key that is revoked without a message on the bus is noticed when it asks for more", async () => {
  const { keyId, headers } = await keyOf("behind the back");
  const socket = await following(near, headers);
  const fate = thrownOut(socket);
  await near.handle.prisma.apiKey.delete({ where: { id: keyId } });
  socket.emit("follow", { topic: "job", jobId }, () => undefined);
  expect(await fate).toBe("refused");
});
