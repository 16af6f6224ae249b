import { afterAll, beforeAll, expect, test } from "vitest";
import { resumeCity } from "./api/admin/resume-city";
import { stopCity } from "./api/admin/stop-city";
import { dialJob } from "./api/jobs/dial-job";
import { brokenLaws } from "./testing/broken-laws";
import { JobWatch } from "./testing/job-watch";
import { honestAnswer, type SocketDevice } from "./testing/socket-device";
import { startTestCoordinator, type TestCoordinator } from "./testing/start-test-coordinator";

let city: TestCoordinator;

beforeAll(async () => {
  city = await startTestCoordinator();
});

afterAll(() => city.close());

const restarts = async () =>
  Number(/^lamplighter_coordinator_restarts_total (\d+)/m.exec(await (await fetch(`${city.url}/metrics`)).text())?.[1]);

test("a group that the database refuses is not acknowledged, and everything continues when the cause is gone", async () => {
  const { pool } = city.handle;
  const devices = [city.device({ slots: 2, grantMs: 2 }), city.device({ slots: 2, grantMs: 2 })];
  const jobId = await city.seed({ units: 4_000, replicas: 1 });
  const watch = new JobWatch(pool, jobId, devices);
  await watch.acknowledges(100);
  await pool.query("ALTER TABLE replica ADD CONSTRAINT trap CHECK (unit % 10 <> 7) NOT VALID");
  const received = devices.map((device) => device.received.length);
  await Promise.all(devices.map((device, at) => device.receives("disconnected", received[at])));
  await Promise.all(devices.map((device, at) => device.receives("welcome", received[at])));
  expect(await restarts()).toBeGreaterThan(0);
  expect(await watch.forgotten()).toEqual([]);
  expect(await brokenLaws(pool)).toEqual([]);
  await pool.query("ALTER TABLE replica DROP CONSTRAINT trap");
  await watch.finished();
  expect(await watch.forgotten()).toEqual([]);
  expect(await brokenLaws(pool)).toEqual([]);
  for (const device of devices) device.close();
});

/** Each result that the device has finished was answered with `held`. */
function everythingWaits(device: SocketDevice): boolean {
  const kept = new Set(
    device.receivedOf("held").flatMap(({ grantId, units }) => units.map((unit) => `${grantId}/${unit}`)),
  );
  return [...device.outbox].every(([grantId, { results }]) =>
    results.every(({ unit }) => kept.has(`${grantId}/${unit}`)),
  );
}

test("after a dial to zero every device is revoked before any other grant, and late results cost nothing until it continues", async () => {
  const { pool } = city.handle;
  const keeping = Array.from({ length: 4 }, () => city.device({ slots: 2, answer: () => null }));
  const jobId = await city.seed({ units: 5_000, replicas: 1 });
  const watch = new JobWatch(pool, jobId, keeping);
  await Promise.all(keeping.map((device) => device.receives("grant")));
  const grants = keeping.map((device) => [...device.grants.values()]);
  const received = keeping.map((device) => device.received.length);
  await dialJob({ ctx: city.admin, input: { jobId, cores: 0 } });
  const { spent_nanos: spent } = await watch.row();
  await Promise.all(keeping.map((device, at) => device.receives("revoke", received[at])));
  for (const [at, device] of keeping.entries()) {
    for (const grant of grants[at] ?? []) device.return(grant, grant.units.map(honestAnswer));
    await device.until(() => everythingWaits(device));
    expect(device.receivedOf("acknowledge")).toEqual([]);
    const since = device.received.slice(received[at]);
    expect(since.filter(({ kind }) => kind === "grant")).toEqual([]);
  }
  expect(await watch.row()).toMatchObject({ spent_nanos: spent, agreed: 0, cores: 0, state: "running" });
  const from = keeping.map((device) => device.received.length);
  await dialJob({ ctx: city.admin, input: { jobId, cores: 3 } });
  await Promise.race(keeping.map((device, at) => device.receives("grant", from[at])));
  expect(city.handle.coordinator.state.jobs.get(jobId)?.slots).toBe(3);
  // Nothing that was finished earlier is lost.
  for (const device of keeping) await device.until(() => device.outbox.size === 0);
  const units = new Set(grants.flat().flatMap((grant) => grant.units)).size;
  expect(await watch.row()).toMatchObject({ agreed: units });
  await dialJob({ ctx: city.admin, input: { jobId, cores: 0 } });
  for (const device of keeping) device.close();
});

test("the kill switch takes all work from every device, and resuming gives it back", async () => {
  const { pool, coordinator } = city.handle;
  const devices = Array.from({ length: 4 }, () => city.device({ slots: 1, grantMs: 2 }));
  const jobId = await city.seed({ units: 20_000, replicas: 1 });
  const watch = new JobWatch(pool, jobId, devices);
  await watch.acknowledges(50);
  const received = devices.map((device) => device.received.length);
  await stopCity({ ctx: city.admin, input: { reason: "A drill" } });
  const stops = await Promise.all(devices.map((device, at) => device.receives("revoke", received[at])));
  expect(stops.map(({ what }) => what)).toEqual(
    devices.map(() => ({ kind: "all", why: { kind: "stopped-by-admin", words: "A drill" } })),
  );
  await coordinator.settled();
  const { agreed } = await watch.row();
  for (const device of devices) {
    await device.until(() => everythingWaits(device));
    expect(
      device.received.slice(device.received.findLastIndex(({ kind }) => kind === "revoke")).map(({ kind }) => kind),
    ).not.toContain("grant");
  }
  expect(coordinator.state.grants.size).toBe(0);
  expect((await watch.row()).agreed).toBe(agreed);
  await resumeCity({ ctx: city.admin, input: {} });
  await watch.finished();
  for (const device of devices) await device.until(() => device.outbox.size === 0);
  expect(await brokenLaws(pool)).toEqual([]);
  for (const device of devices) device.close();
});

test("a city that was stopped while the database could not record it stays stopped when the memory is read back", async () => {
  const { coordinator } = city.handle;
  coordinator.dispatch({ kind: "city.stopped", reason: "A drill" });
  await coordinator.restart(new Error("as if a write had failed"));
  expect(coordinator.state.stopped).toBe(true);
  coordinator.dispatch({ kind: "city.resumed" });
});

test("a caller that waits for a change while the memory is lost learns that it was lost", async () => {
  const { coordinator } = city.handle;
  const jobId = await city.seed({ units: 10, replicas: 1, cores: 0 });
  coordinator.dispatch({ kind: "job.changed", jobId, cores: 4 });
  const settled = coordinator.settled();
  const cause = new Error("as if a write had failed");
  const restarted = coordinator.restart(cause);
  await expect(settled).rejects.toMatchObject({ code: "MEMORY_LOST", cause });
  await restarted;
  expect(coordinator.state.jobs.get(jobId)?.cores).toBe(0);
});

test("a job whose inputs are gone is paused and says so, and other jobs go on", async () => {
  const { pool } = city.handle;
  const device = city.device({ slots: 1 });
  const [broken, whole] = [
    await city.seed({ units: 10, replicas: 1, cores: 0 }),
    await city.seed({ units: 10, replicas: 1 }),
  ];
  await pool.query("UPDATE job SET units_blob = $2 WHERE id = $1", [broken, "f".repeat(64)]);
  const before = await restarts();
  await dialJob({ ctx: city.admin, input: { jobId: broken, cores: 1 } });
  const watch = new JobWatch(pool, broken, [device]);
  await watch.until(async () => (await watch.row()).state === "paused");
  await new JobWatch(pool, whole, [device]).finished();
  expect(await restarts()).toBe(before);
  const { rows } = await pool.query("SELECT no, state_reason FROM job WHERE id = $1", [broken]);
  expect(rows[0].state_reason).toEqual({ kind: "inputs-unreadable" });
  // Its blocks are released after the job has reported the pause.
  await watch.until(async () => {
    const blocks = await pool.query("SELECT bool_and(free) AS free FROM block WHERE job_no = $1", [rows[0].no]);
    return blocks.rows[0].free;
  });
  device.close();
});
