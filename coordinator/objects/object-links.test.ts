import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import type { JobId } from "#core/ids";
import type { DeviceLink, Grant, ObjectLink, ReplicaResult } from "#protocol/devices/device-messages";
import { S3Server } from "#suites/kit/s3/s3-server";
import type { SocketDevice } from "../testing/socket-device";
import { startTestCoordinator, type TestCoordinator } from "../testing/start-test-coordinator";
import { until } from "../testing/until";
import { seedOverObjects } from "./testing/seed-over-objects";

const OWNER = "ada";
const UNITS = 3;
let city: TestCoordinator;
let s3: S3Server;
let jobId: JobId;
let device: SocketDevice;
let grant: Grant;

beforeAll(async () => {
  city = await startTestCoordinator({}, { PRIVATE_NETWORKS: "127.0.0.0/8" });
});
afterAll(() => city.close());

beforeEach(async () => {
  s3 = await new S3Server().listen();
  jobId = await seedOverObjects(city, s3, { owner: OWNER, units: UNITS });
  device = city.device({ answer: () => null });
  grant = await device.receives("grant");
});

afterEach(async () => {
  device.close();
  city.handle.coordinator.dispatch({ kind: "job.changed", jobId, state: "cancelled" });
  await city.handle.coordinator.settled();
  await s3.close();
});

async function ask(asker: SocketDevice, asked: Partial<DeviceLink> = {}): Promise<ObjectLink> {
  const from = asker.received.length;
  asker.send("link", { grantId: grant.grantId, unit: 0, from: 0, ...asked });
  return (await asker.receives("link", from)).link;
}

const lost = (unit: number): ReplicaResult => ({ kind: "lost", unit, message: "", inputFault: "object-changed" });

const rowsOf = async () => {
  const { rows } = await city.handle.pool.query<{ unit: number; failure: string; message: string }>(
    "SELECT unit, failure, message FROM replica WHERE job_no = (SELECT no FROM job WHERE id = $1)",
    [jobId],
  );
  return rows;
};

test("the holder of a lease reads its unit's object by a link, also from where it was interrupted", async () => {
  const link = await ask(device);
  if (link.kind !== "link") throw new Error(link.kind);
  expect(await (await fetch(link.url, { headers: link.headers })).text()).toBe("object 0");
  const rest = await ask(device, { from: 3 });
  if (rest.kind !== "link") throw new Error(rest.kind);
  expect(await (await fetch(rest.url, { headers: rest.headers })).text()).toBe("ect 0");
  const other = link.url.replace("/0%20", "/1%20");
  expect(other).not.toBe(link.url);
  expect((await fetch(other, { headers: link.headers })).status).toBe(403);
  expect((await fetch(link.url, { method: "PUT", headers: link.headers, body: "x" })).status).toBe(403);
});

test("nobody else gets a link, and nobody gets one for anything else", async () => {
  const thief = city.device({ slots: 0 });
  await thief.receives("welcome");
  expect(await ask(thief)).toEqual({ kind: "no-lease" });
  thief.close();
  expect(await ask(device, { unit: UNITS })).toEqual({ kind: "no-lease" });
  expect(await ask(device, { from: 8 })).toEqual({ kind: "no-lease" });
  expect(await ask(device, { grantId: "another" })).toEqual({ kind: "no-lease" });
  device.send("room", { slots: 0 });
  expect(await ask(device)).toEqual({ kind: "no-lease" });
});

test("a connection that belongs to somebody else, or was deleted, opens nothing", async () => {
  const { connections } = city.handle;
  await connections.remove(OWNER, "test");
  expect(await ask(device)).toEqual({ kind: "fault", fault: "no-connection" });
});

test("an object that changed fails its unit at once, and counts against no device; a device's claim alone fails nothing", async () => {
  const returnsLost = async (unit: number) => {
    const granted = () => device.receivedOf("grant").find(({ units }) => units.includes(unit));
    await device.until(() => granted() !== undefined);
    const from = device.received.length;
    device.return(granted() ?? grant, [lost(unit)]);
    await device.receives("acknowledge", from);
  };
  await returnsLost(0);
  expect(await rowsOf()).toEqual([]);
  s3.bucket().put("here/1 +ü.txt", "another");
  await returnsLost(1);
  s3.bucket().remove("here/2 +ü.txt");
  await returnsLost(2);
  expect(await rowsOf()).toEqual([
    { unit: 1, failure: "input", message: "object-changed" },
    { unit: 2, failure: "input", message: "no-object" },
  ]);
  const { rows } = await city.handle.pool.query("SELECT lost, outvoted FROM device WHERE id = $1", [device.deviceId]);
  expect(rows.map(({ lost, outvoted }) => [Number(lost), Number(outvoted)])).toEqual([[1, 0]]);
});

test("a bucket that refuses access pauses the job, and fails none of its units", async () => {
  s3.keys = [];
  device.return(grant, [lost(0)]);
  const { coordinator } = city.handle;
  await until("the job is paused", () => coordinator.state.jobs.get(jobId)?.state !== "running");
  expect(coordinator.state.jobs.get(jobId)?.reason).toMatchObject({ kind: "bucket-unreadable", connection: "test" });
  expect(await rowsOf()).toEqual([]);
});
