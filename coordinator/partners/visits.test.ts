import { createPublicKey, verify } from "node:crypto";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { accounts } from "#core/ledger/ledger";
import { SignedVisit, VisitFacts, VisitsTold } from "#protocol/api/partners";
import { answer } from "../api/tenancy/testing/open-tenancy-city";
import { checkedVerbs } from "../api/testing/checked-verbs";
import { DOUBLE, manifest } from "../api/testing/manifests";
import type { Context } from "../auth/context";
import { ledgerSum } from "../testing/ledger-sum";
import type { SocketDevice } from "../testing/socket-device";
import { startTestCoordinator, type TestCoordinator } from "../testing/start-test-coordinator";
import { countVisits } from "./count-visits";

const { beginVisit, changePartner, closePartner, continueVisit, listPartners, listVisits, makePartner, submitJob } =
  checkedVerbs;

const GAME = "https://game.example";
const SHARE = 30;

let city: TestCoordinator;
let receiver: Server;
let owner: Context;
let program: string;
const told: VisitsTold[] = [];

beforeAll(async () => {
  receiver = createServer(async (request, response) => {
    const { type, data } = JSON.parse(await text(request));
    if (type === "button.work") told.push(VisitsTold.parse(data));
    response.writeHead(204).end();
  });
  await new Promise<void>((resolve) => receiver.listen(0, "127.0.0.1", resolve));
  city = await startTestCoordinator({}, { PRIVATE_NETWORKS: "127.0.0.1", PARTNER_SHARE_PERCENT: "40" });
  owner = await signUp("Game studio");
  program = await city.upload(Buffer.from(DOUBLE));
});

afterAll(async () => {
  await city.close();
  receiver.closeAllConnections();
  receiver.close();
});

async function signUp(name: string): Promise<Context> {
  const email = `${name.toLowerCase().replace(" ", ".")}@example.org`;
  const id = await city.handle.auth.signUp({ name, email, password: "a lamp in the dark" });
  return { person: { id: id as never, name, email, role: "person" }, via: "test" };
}

const settings = (changes: object = {}) => ({
  ...{ name: "A game", origins: [GAME], webhookUrl: null, sharePercent: SHARE },
  ...changes,
});

const makeGame = async (changes: object = {}) => (await makePartner({ ctx: owner, input: settings(changes) })).id;

const open: SocketDevice[] = [];

async function openDevice(): Promise<SocketDevice> {
  const device = city.device({ answer });
  open.push(device);
  await device.receives("welcome");
  return device;
}

// The next test's units are for its own.
afterEach(() => {
  for (const device of open.splice(0)) device.close();
});

const NOBODY: Context = { person: null, via: "test" };

const begin = (partnerId: string, { deviceToken }: SocketDevice, changes: object = {}) =>
  beginVisit({
    ctx: NOBODY,
    input: { partnerId, origin: GAME, player: "p1", sharePercent: SHARE, deviceToken, ...changes },
  });

const go = (visitId: string, { deviceToken }: SocketDevice, ends = false) =>
  continueVisit({ ctx: NOBODY, input: { visitId, deviceToken, ends } });

/** Submits units that the device computes, and waits until the city has settled them. */
async function compute(device: SocketDevice, units: number) {
  const input = manifest(program, { inputs: { kind: "range", from: 1, to: units }, replicas: 1 });
  const { id } = await submitJob({ ctx: owner, input });
  await device.until(({ acknowledged }) => acknowledged.get(id)?.size === units);
  await city.handle.coordinator.settled();
  return id;
}

const rowOf = (id: string) => city.handle.prisma.visit.findUniqueOrThrow({ where: { id } });
const balanceOf = async (id: string) =>
  Number((await city.handle.prisma.ledgerAccount.findUnique({ where: { id } }))?.balanceNanos ?? 0);
const countAll = () => city.handle.pool.query("UPDATE visit SET count_at = now()");

async function counted(visitId: string, units: number) {
  await expect
    .poll(
      async () => {
        await countAll();
        return (await rowOf(visitId)).units;
      },
      { timeout: 120_000 },
    )
    .toBe(units);
}

async function cityKey() {
  const { keys } = (await (await fetch(`${city.url}/.well-known/lamplighter-button.json`)).json()) as {
    keys: { kid: string }[];
  };
  return { kid: keys[0]?.kid, key: createPublicKey({ key: keys[0] as never, format: "jwk" }) };
}

test("what was computed on a visit is verified, shared as agreed, signed, and told to the game's server", async () => {
  const webhookUrl = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/`;
  const partnerId = await makeGame({ webhookUrl });
  const device = await openDevice();
  await compute(device, 2);
  const { visitId, signed } = await begin(partnerId, device);
  expect(VisitFacts.parse(JSON.parse(signed.payload))).toMatchObject({
    partner: partnerId,
    visit: visitId,
    player: "p1",
    isOpen: true,
    units: 0,
    creditNanos: 0,
    sequence: 1,
  });
  await compute(device, 3);
  await go(visitId, device);
  await counted(visitId, 3);
  const ended = await go(visitId, device, true);
  await compute(device, 4);
  await countAll();
  await counted(visitId, 3);

  const { creditNanos, sharedNanos } = await rowOf(visitId);
  expect(Number(creditNanos)).toBeGreaterThan(0);
  expect(Number(sharedNanos)).toBe(Math.floor((Number(creditNanos) * SHARE) / 100));
  expect(await balanceOf(accounts.partner(partnerId))).toBe(Number(sharedNanos));
  const earned = await city.handle.prisma.device.findUniqueOrThrow({ where: { id: device.deviceId } });
  expect(earned.agreed).toBe(9);
  expect(earned.creditNanos).toBeGreaterThan(creditNanos);
  expect(await balanceOf(accounts.device(device.deviceId))).toBe(Number(earned.creditNanos - sharedNanos));
  expect(await ledgerSum(city.handle.pool)).toBe(0);

  const { kid, key } = await cityKey();
  const { payload, signature, key: by } = SignedVisit.parse(ended);
  expect(by).toBe(kid);
  expect(verify(null, Buffer.from(payload), key, Buffer.from(signature, "base64"))).toBe(true);
  expect(JSON.parse(payload)).toMatchObject({ isOpen: false, units: 3, creditNanos: Number(creditNanos) });
  const forged = payload.replace('"units":3', '"units":30');
  expect(verify(null, Buffer.from(forged), key, Buffer.from(signature, "base64"))).toBe(false);

  await expect
    .poll(() => told.flatMap(({ visits }) => visits).find(({ visit, units }) => visit === visitId && units === 3), {
      timeout: 120_000,
    })
    .toMatchObject({ player: "p1", partner: partnerId, creditNanos: Number(creditNanos) });
  const { visits } = await listVisits({ ctx: owner, input: { partnerId } });
  expect(visits).toMatchObject([{ id: visitId, units: 3, sharedNanos: Number(sharedNanos) }]);
  expect(JSON.stringify(visits)).not.toContain(device.deviceId);
  const { partners } = await listPartners({ ctx: owner, input: {} });
  expect(partners.find(({ id }) => id === partnerId)).toMatchObject({ earnedNanos: Number(sharedNanos), visitsNow: 0 });
});

test("counting again, twice at once and after a crash moves nothing twice", async () => {
  const partnerId = await makeGame();
  const device = await openDevice();
  const { visitId } = await begin(partnerId, device);
  await compute(device, 5);
  await go(visitId, device, true);
  await counted(visitId, 5);
  const shared = await balanceOf(accounts.partner(partnerId));
  // A coordinator died after it had claimed the visit, and two others count it meanwhile.
  const { pool } = city.handle;
  for (let times = 0; times < 3; times++) {
    await countAll();
    await Promise.all([1, 2, 3].map(() => countVisits({ pool, now: () => 0 })));
  }
  expect(await balanceOf(accounts.partner(partnerId))).toBe(shared);
});

test("credit that is taken back takes the partner's part back, and a deleted job's does not", async () => {
  const partnerId = await makeGame();
  const device = await openDevice();
  const { visitId } = await begin(partnerId, device);
  const jobId = await compute(device, 2);
  const other = await compute(device, 2);
  await go(visitId, device, true);
  await counted(visitId, 4);
  const shared = await balanceOf(accounts.partner(partnerId));
  const { pool, prisma } = city.handle;
  const { no } = await prisma.job.findUniqueOrThrow({ where: { id: jobId } });
  await pool.query("UPDATE job SET deleted_at = now() WHERE no = $1", [no]);
  await pool.query("DELETE FROM replica WHERE job_no = $1", [no]);
  await countAll();
  await counted(visitId, 4);
  expect(await balanceOf(accounts.partner(partnerId))).toBe(shared);
  // As when its household was demoted.
  const reopened = await prisma.job.findUniqueOrThrow({ where: { id: other } });
  await pool.query("UPDATE replica SET settles = false, credit_nanos = 0 WHERE job_no = $1", [reopened.no]);
  await counted(visitId, 2);
  expect(await balanceOf(accounts.partner(partnerId))).toBeLessThan(shared);
  expect(await balanceOf(accounts.partner(partnerId))).toBe(Number((await rowOf(visitId)).sharedNanos));
});

test("a window that is silent has ended when it was last heard of; another one of the same device ends it at once", async () => {
  const partnerId = await makeGame();
  const device = await openDevice();
  const first = await begin(partnerId, device);
  const second = await begin(partnerId, device);
  expect((await rowOf(first.visitId)).endedAt).not.toBeNull();
  expect(JSON.parse((await go(first.visitId, device)).payload)).toMatchObject({ isOpen: false, sequence: 2 });
  await city.handle.pool.query(
    "UPDATE visit SET seen_at = now() - interval '2 minutes', count_at = now() WHERE id = $1",
    [second.visitId],
  );
  await expect.poll(async () => (await rowOf(second.visitId)).endedAt, { timeout: 120_000 }).not.toBeNull();
  const { endedAt, seenAt } = await rowOf(second.visitId);
  expect(endedAt).toEqual(seenAt);
});

test("a forged key, an origin that is not registered, another's device and another's visit are refused", async () => {
  const partnerId = await makeGame();
  const [device, other] = [await openDevice(), await openDevice()];
  await expect(begin("pt_aaaaaaaaaaaaaaaa", device)).rejects.toMatchObject({ code: "NOT_FOUND" });
  for (const origin of ["https://evil.example", "https://game.example:8443", "http://localhost"])
    await expect(begin(partnerId, device, { origin })).rejects.toMatchObject({ issues: [{ path: "origin" }] });
  for (const origin of ["https://game.example/", "http://game.example", "https://u@game.example", "null", "*"])
    await expect(begin(partnerId, device, { origin })).rejects.toMatchObject({ code: "INVALID_INPUT" });
  await expect(begin(partnerId, device, { player: "<b>" })).rejects.toMatchObject({ issues: [{ path: "player" }] });
  await expect(begin(partnerId, device, { sharePercent: SHARE - 1 })).rejects.toMatchObject({ code: "CONFLICT" });
  const forged = `${other.deviceId}.${device.deviceToken.split(".")[1]}`;
  await expect(begin(partnerId, device, { deviceToken: forged })).rejects.toMatchObject({ code: "INVALID_INPUT" });
  const { visitId } = await begin(partnerId, device);
  await expect(go(visitId, other)).rejects.toMatchObject({ code: "NOT_FOUND" });
});

test("a device begins so many visits an hour, and a person registers so many games", async () => {
  const partnerId = await makeGame();
  const device = await openDevice();
  const { no: deviceNo } = await city.handle.prisma.device.findUniqueOrThrow({ where: { id: device.deviceId } });
  const { visitId } = await begin(partnerId, device);
  const visit = { partnerId, deviceNo, origin: GAME, player: "", sharePercent: SHARE, endedAt: new Date() };
  await city.handle.prisma.visit.createMany({
    data: Array.from({ length: 59 }, (_, at) => ({ ...visit, id: `${visitId}${at}` })),
  });
  await expect(begin(partnerId, device)).rejects.toMatchObject({ code: "TOO_MANY_REQUESTS" });
  const ctx = await signUp("Many games");
  const made = await Promise.allSettled(Array.from({ length: 22 }, () => makePartner({ ctx, input: settings() })));
  expect(made.filter(({ status }) => status === "fulfilled")).toHaveLength(20);
});

test("a share above what the city allows is refused, and one that was agreed to lasts as long as its visit", async () => {
  await expect(makeGame({ sharePercent: 41 })).rejects.toMatchObject({ issues: [{ path: "sharePercent" }] });
  const partnerId = await makeGame();
  const device = await openDevice();
  const { visitId } = await begin(partnerId, device);
  await changePartner({ ctx: owner, input: { ...settings({ sharePercent: 40 }), partnerId } });
  await compute(device, 2);
  await go(visitId, device);
  await counted(visitId, 2);
  const { creditNanos, sharedNanos } = await rowOf(visitId);
  expect(Number(sharedNanos)).toBe(Math.floor((Number(creditNanos) * SHARE) / 100));
  await closePartner({ ctx: owner, input: { partnerId } });
  expect(JSON.parse((await go(visitId, device)).payload)).toMatchObject({ isOpen: false });
  await expect(begin(partnerId, device, { sharePercent: 40 })).rejects.toMatchObject({ code: "CONFLICT" });
  expect(await balanceOf(accounts.partner(partnerId))).toBe(Number(sharedNanos));
});
