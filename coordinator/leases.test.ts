import { afterAll, beforeAll, expect, test } from "vitest";
import type { JobId } from "#core/ids";
import { brokenLaws } from "./testing/broken-laws";
import { JobWatch } from "./testing/job-watch";
import { honestAnswer, type SocketDevice } from "./testing/socket-device";
import { startTestCoordinator, type TestCoordinator } from "./testing/start-test-coordinator";
import { until } from "./testing/until";

/** One city whose leases end soon, and one whose leases outlast any test. */
let shortLeases: TestCoordinator;
let longLeases: TestCoordinator;

beforeAll(async () => {
  shortLeases = await startTestCoordinator({ leaseMs: 1_500 });
  longLeases = await startTestCoordinator({ leaseMs: 3_600_000, reconnectGraceMs: 3_600_000 });
});

afterAll(() => Promise.all([shortLeases.close(), longLeases.close()]));

const answered = (device: SocketDevice, jobId: JobId) => device.acknowledged.get(jobId)?.size ?? 0;

test("units of a device that fell silent go to another one, and what it returns later changes nothing", async () => {
  const { pool } = shortLeases.handle;
  const stalled = shortLeases.device({ slots: 2, answer: () => null });
  const jobId = await shortLeases.seed({ units: 40, replicas: 1 });
  await stalled.until(() => stalled.grants.size === 4);
  const grants = [...stalled.grants.values()];
  const busy = shortLeases.device({ slots: 1 });
  const watch = new JobWatch(pool, jobId, [stalled, busy]);
  await watch.finished();
  const before = await watch.row();
  expect(answered(busy, jobId)).toBe(40);
  for (const grant of grants) stalled.return(grant, grant.units.map(honestAnswer));
  await stalled.until(() => stalled.outbox.size === 0);
  expect(await watch.row()).toEqual(before);
  expect(await brokenLaws(pool)).toEqual([]);
  stalled.close();
  busy.close();
});

test("a device that reconnects in time keeps its leases, and only it is asked for those units", async () => {
  const { pool, coordinator } = longLeases.handle;
  const device = longLeases.device({ slots: 1, answer: () => null });
  const jobId = await longLeases.seed({ units: 2, replicas: 1 });
  await device.until(() => device.grants.size === 2);
  const grants = [...device.grants.values()];
  const from = device.received.length;
  device.drop();
  await device.receives("welcome", from);
  const waiting = longLeases.device({ slots: 1 });
  await waiting.receives("idle");
  expect(coordinator.state.grants.size).toBe(2);
  for (const grant of grants) device.return(grant, grant.units.map(honestAnswer));
  await new JobWatch(pool, jobId, [device, waiting]).finished();
  expect(device.received.slice(from).map(({ kind }) => kind)).not.toContain("grant");
  expect(waiting.receivedOf("grant")).toEqual([]);
  device.close();
  waiting.close();
});

test("nothing is kept about devices and jobs that are gone", async () => {
  const { coordinator, pool } = shortLeases.handle;
  const devices = Array.from({ length: 10 }, () => shortLeases.device({ slots: 2 }));
  const jobs = await Promise.all([1, 2, 3].map(() => shortLeases.seed({ units: 30, replicas: 2 })));
  for (const jobId of jobs) await new JobWatch(pool, jobId, devices).finished();
  for (const device of devices) device.close();
  const { sessions, devices: known, grants, slotsByCustomer, jobs: open } = coordinator.state;
  const empty = () => [sessions, known, grants, slotsByCustomer, open].every(({ size }) => size === 0);
  await until("nothing is kept", empty);
});
