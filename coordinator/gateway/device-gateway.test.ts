import { createHmac } from "node:crypto";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import type { DeviceId, JobId } from "#core/ids";
import type { Grant, ReplicaResult } from "#protocol/devices/device-messages";
import { DEVICE_PROTOCOL } from "#protocol/devices/device-messages";
import { LIMITS } from "#protocol/limits";
import { banDevice } from "../api/admin/ban-device";
import { unbanDevice } from "../api/admin/unban-device";
import { Signer } from "../auth/signatures";
import { writeHeldInputs } from "../held-inputs/held-inputs-rows";
import { brokenLaws } from "../testing/broken-laws";
import { honestAnswer, type SocketDevice } from "../testing/socket-device";
import { startTestCoordinator, type TestCoordinator } from "../testing/start-test-coordinator";

let city: TestCoordinator;

beforeAll(async () => {
  city = await startTestCoordinator();
});

afterAll(() => city.close());

/** A device with its first grants of a job of its own, which it keeps. */
async function holding(
  job: { units?: number; replicas?: number } = {},
): Promise<{ device: SocketDevice; grant: Grant; jobId: JobId }> {
  const jobId = await city.seed({ units: job.units ?? 20, replicas: job.replicas ?? 1 });
  const device = city.device({ answer: () => null });
  const grant = await device.receives("grant");
  return { device, grant, jobId };
}

const replicasOf = async (jobId: JobId) => {
  const { rows } = await city.handle.pool.query(
    "SELECT unit, settles, output_blob FROM replica WHERE job_no = (SELECT no FROM job WHERE id = $1) ORDER BY unit",
    [jobId],
  );
  return rows;
};

/** Ends the job, so that the next test's devices have only their own. */
async function over(jobId: JobId, ...devices: SocketDevice[]) {
  const { coordinator, pool } = city.handle;
  for (const device of devices) device.close();
  coordinator.dispatch({ kind: "job.changed", jobId, state: "cancelled" });
  await coordinator.settled();
  expect(await brokenLaws(pool)).toEqual([]);
}

/** Bypasses the client's own checks. */
const sendRaw = (device: SocketDevice, event: string) =>
  (device.socket as unknown as { packet(packet: object): void }).packet({ type: 2, data: [event, {}], options: {} });

const result = (unit: number) => honestAnswer(unit) as Extract<ReplicaResult, { kind: "output" }>;

test.each<[string, string, unknown]>([
  ["no object at all", "room", "four"],
  ["nothing", "room", undefined],
  ["too many slots", "room", { slots: LIMITS.slotsPerDevice + 1 }],
  ["a part of a slot", "room", { slots: 1.5 }],
  ["an unknown field", "room", { slots: 1, admin: true }],
  ["no results", "return", { grantId: "g", results: [] }],
  [
    "more results than a grant has",
    "return",
    { grantId: "g", results: Array(LIMITS.unitsPerGrant + 1).fill(result(0)) },
  ],
  ["a negative unit", "return", { grantId: "g", results: [{ ...result(0), unit: -1 }] }],
  ["fuel below zero", "return", { grantId: "g", results: [{ ...result(0), fuel: -5 }] }],
  ["a time that is not a number", "return", { grantId: "g", results: [{ ...result(0), ms: Number.NaN }] }],
  ["bytes that are text", "return", { grantId: "g", results: [{ ...result(0), bytes: "abc" }] }],
  ["a stub without a signature", "return", { grantId: "g", results: [result(0)], stub: { grantId: "g" } }],
  [
    "a blob of no hash",
    "return",
    { grantId: "g", results: [{ ...result(0), kind: "blob", hash: "../etc", byteLength: 1 }] },
  ],
  ["units of no grant", "release", { grantId: 7, units: [0] }],
  ["a word in place of a list", "renew", { grantIds: "all" }],
])("a device that says %s is sent away", async (_what, event, message) => {
  const device = city.device();
  await device.receives("welcome");
  device.send(event, message);
  expect((await device.receives("disconnected")).reason).toBe("io server disconnect");
  device.close();
});

test("a device that connects again is looked up, for what it read is stored", async () => {
  const { pool, coordinator } = city.handle;
  const device = city.device();
  await device.receives("welcome");
  const inputs = [1, 2, 3].map((id) => ({ id, bytes: 100 }));
  await writeHeldInputs(pool, "another memory", [{ deviceId: device.deviceId as DeviceId, inputs }]);
  await vi.waitFor(() => expect(coordinator.state.inputHolders.pairs).toBe(3), { timeout: 60_000, interval: 100 });
  device.close();
});

test("a device whose place an earlier, dead connection of its own took is let in again, and its results count", async () => {
  const { device, grant, jobId } = await holding({ units: 2 });
  // While the coordinator stood still the device gave this connection up; its handshake is heard last.
  const dead = city.device({ deviceToken: device.deviceToken, slots: 0 });
  await dead.receives("welcome");
  dead.close();
  const before = device.received.length;
  device.return(grant, grant.units.map(honestAnswer));
  expect((await device.receives("disconnected", before)).reason).toBe("transport close");
  await device.receives("welcome", before);
  await device.until(() => device.outbox.size === 0);
  expect(await replicasOf(jobId)).toHaveLength(grant.units.length);
  await over(jobId, device);
});

test("events that the protocol does not have change nothing", async () => {
  const { device, grant, jobId } = await holding();
  for (const event of ["settle", "disconnect", "error", "newListener"]) sendRaw(device, event);
  device.return(grant, grant.units.map(honestAnswer));
  await device.receives("acknowledge");
  expect(device.socket.connected).toBe(true);
  await over(jobId, device);
});

test.each<[string, string | Buffer]>([
  ["text where bytes belong", "2/device,"],
  ["bytes of no meaning", Buffer.from([0xc1, 0xff, 0xff])],
  ["nothing", Buffer.alloc(0)],
  ["an array that claims four thousand million elements", Buffer.from([0xdd, 0xff, 0xff, 0xff, 0xff, 0x01])],
  ["a map that claims as many", Buffer.from([0xdf, 0xff, 0xff, 0xff, 0xff, 0xa1, 0x61])],
  ["arrays in arrays without end", Buffer.alloc(1_000_000, 0x91)],
  ["a packet of no type", Buffer.from([0x81, 0xa4, 0x74, 0x79, 0x70, 0x65, 0xc0])],
])("a frame of %s harms nobody else", async (_what, frame) => {
  const [device, other] = [city.device({ slots: 0 }), city.device({ slots: 0 })];
  await Promise.all([device.receives("idle"), other.receives("idle")]);
  (device.socket.io.engine as unknown as { write(frame: string | Buffer): void }).write(frame);
  const at = other.received.length;
  other.send("room", { slots: 1 });
  await other.receives("idle", at);
  for (const one of [device, other]) one.close();
});

test("a device that floods is disconnected, and comes back", async () => {
  const device = city.device();
  await device.receives("welcome");
  for (let i = 0; i <= LIMITS.messagesPerSecond; i++) device.send("renew", { grantIds: [] });
  expect((await device.receives("disconnected")).reason).toBe("io server disconnect");
  await device.receives("welcome", device.received.length);
  device.close();
});

test("a message that is too large ends its connection before it is decoded", async () => {
  const device = city.device();
  await device.receives("welcome");
  device.send("return", { grantId: "g", results: [{ ...result(0), bytes: Buffer.alloc(LIMITS.messageBytes) }] });
  expect((await device.receives("disconnected")).reason).toBe("transport close");
  device.close();
});

test("a forged token belongs to nobody: its bearer is a new device", async () => {
  const known = city.device();
  await known.receives("welcome");
  const forged = new Signer("another city's secret, thirty-two long").deviceToken(known.deviceId as never);
  for (const deviceToken of [forged, `${known.deviceId}.`, known.deviceId, "."]) {
    const device = city.device({ deviceToken });
    expect((await device.receives("welcome")).deviceId).not.toBe(known.deviceId);
    device.close();
  }
  const again = city.device({ deviceToken: known.deviceToken });
  expect((await again.receives("welcome")).deviceId).toBe(known.deviceId);
  known.close();
  again.close();
});

test("a page of another version is asked to reload", async () => {
  const device = city.device();
  await device.receives("welcome");
  device.socket.disconnect();
  device.socket.auth = { protocol: DEVICE_PROTOCOL + 1, engine: "other", cores: 1, label: "old" };
  device.socket.connect();
  expect((await device.receives("refused")).code).toBe("too-old");
  device.close();
});

test("results under a forged grant settle nothing, earn nothing and are not returned again", async () => {
  const { device, grant, jobId } = await holding();
  const forger = city.device({ slots: 0 });
  await forger.receives("welcome");
  const { block, units } = grant;
  const token = createHmac("sha256", "not the city's key").update("a grant").digest("base64url");
  for (const stolen of [token, grant.token]) {
    const at = forger.received.length;
    const stub = { grantId: "forged-1", jobId, block, units, token: stolen };
    forger.send("return", { grantId: "forged-1", results: units.map(honestAnswer), stub });
    expect(await forger.receives("turned-away", at)).toMatchObject({ units, why: "unproven" });
  }
  expect(await replicasOf(jobId)).toEqual([]);
  expect(await city.handle.coordinator.state.sessions.get(forger.socket.id as never)?.device.creditNanos).toBe(0);
  await over(jobId, device, forger);
});

test("a stub for more units than were granted proves nothing", async () => {
  const { device, grant, jobId } = await holding();
  const stub = { grantId: grant.grantId, jobId, block: grant.block, units: [...grant.units, 19], token: grant.token };
  device.send("release", { grantId: grant.grantId, units: grant.units });
  device.send("return", { grantId: grant.grantId, results: [result(19)], stub });
  expect(await device.receives("turned-away")).toMatchObject({ units: [19], why: "unproven" });
  expect((await replicasOf(jobId)).map(({ unit }) => unit)).not.toContain(19);
  await over(jobId, device);
});

test("another device's grant is not a grant", async () => {
  const { device, grant, jobId } = await holding();
  const thief = city.device({ slots: 0 });
  await thief.receives("welcome");
  thief.send("return", { grantId: grant.grantId, results: grant.units.map(honestAnswer) });
  thief.send("release", { grantId: grant.grantId, units: grant.units });
  thief.send("renew", { grantIds: [grant.grantId] });
  expect(await replicasOf(jobId)).toEqual([]);
  device.return(grant, grant.units.map(honestAnswer));
  await device.receives("acknowledge");
  expect((await replicasOf(jobId)).map(({ unit }) => unit)).toEqual(grant.units);
  expect(thief.receivedOf("acknowledge")).toEqual([]);
  await over(jobId, device, thief);
});

test("a result returned twice counts once, and is acknowledged again when it proves its grant", async () => {
  const { device, grant, jobId } = await holding();
  device.return(grant, grant.units.map(honestAnswer));
  await device.receives("acknowledge");
  const { jobId: _job, grantId, block, units, token } = grant;
  for (const again of [{}, { stub: { grantId, jobId, block, units, token } }]) {
    device.send("return", { grantId, results: units.map(honestAnswer), ...again });
  }
  await device.until(() => device.receivedOf("acknowledge").length === 2);
  expect((await replicasOf(jobId)).map(({ unit }) => unit)).toEqual(units);
  await over(jobId, device);
});

test("units that are not in the grant are acknowledged and forgotten", async () => {
  const { device, grant, jobId } = await holding();
  device.send("return", { grantId: grant.grantId, results: [result(LIMITS.unitsPerJob), result(15), result(15)] });
  await device.receives("acknowledge");
  expect(await replicasOf(jobId)).toEqual([]);
  await over(jobId, device);
});

test("a banned device loses its work at once, gets none, and nothing it returns counts until the ban is lifted", async () => {
  const { device, grant, jobId } = await holding();
  const input = { deviceId: device.deviceId, reason: "Wrong results" };
  await banDevice({ ctx: city.admin, input });
  expect((await device.receives("revoke")).what).toEqual({ kind: "all", why: { kind: "device-limited" } });
  expect(
    await device.receives(
      "idle",
      device.received.findIndex(({ kind }) => kind === "revoke"),
    ),
  ).toMatchObject({ reason: "device-limited" });
  const from = device.received.length;
  device.return(grant, grant.units.map(honestAnswer));
  expect(await device.receives("turned-away", from)).toMatchObject({ why: "device-limited" });
  device.drop();
  await device.receives("welcome", from);
  await device.receives(
    "idle",
    device.received.findLastIndex(({ kind }) => kind === "disconnected"),
  );
  expect(device.received.slice(from).map(({ kind }) => kind)).not.toContain("grant");
  expect(await replicasOf(jobId)).toEqual([]);
  await unbanDevice({ ctx: city.admin, input: { deviceId: device.deviceId } });
  await device.receives("grant", from);
  await over(jobId, device);
});

test("a device that is removed while it is connecting is disconnected, and told why when it connects again", async () => {
  const known = city.device({ slots: 0 });
  const { deviceId, deviceToken } = await known.receives("welcome");
  known.close();
  const { prisma, bus, coordinator } = city.handle;
  // Its handshake has been parsed, and waits here.
  let go = () => {};
  const ready = vi.spyOn(coordinator, "ready").mockImplementationOnce(() => new Promise((resolve) => (go = resolve)));
  const back = city.device({ deviceToken });
  await vi.waitFor(() => expect(ready).toHaveBeenCalled());
  await bus.publishToAll({ kind: "device.removed", deviceId });
  go();
  expect((await back.receives("disconnected")).reason).toBe("io server disconnect");
  expect(back.receivedOf("welcome")).toEqual([]);
  await prisma.device.update({ where: { id: deviceId }, data: { removedAt: new Date() } });
  await back.receives("refused");
  expect(back.receivedOf("refused")[0]?.code).toBe("removed");
  back.close();
  ready.mockRestore();
});

test("two devices of one household are one voter, also after the second was claimed in mid-work", async () => {
  const jobId = await city.seed({ units: 1, replicas: 2 });
  const { coordinator, prisma, signatures } = city.handle;
  const one = city.device({ answer: () => null });
  const two = city.device({ answer: () => null });
  const grants = await Promise.all([one.receives("grant"), two.receives("grant")]);
  for (const device of [one, two]) {
    const deviceId = signatures.readDeviceToken(device.deviceToken);
    if (deviceId) coordinator.dispatch({ kind: "device.claimed", deviceId, household: "person:ada" as never });
  }
  for (const [at, device] of [one, two].entries()) {
    const grant = grants[at];
    if (grant) device.return(grant, [result(0)]);
    await device.receives("acknowledge");
  }
  expect(
    await prisma.replica.count({
      where: { settles: true, jobNo: (await prisma.job.findUniqueOrThrow({ where: { id: jobId } })).no },
    }),
  ).toBe(0);
  await over(jobId, one, two);
});
