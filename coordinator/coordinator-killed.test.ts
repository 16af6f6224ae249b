import { rm } from "node:fs/promises";
import type pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { JobId } from "#core/ids";
import { connectPool } from "./database/connect-pool";
import { brokenLaws } from "./testing/broken-laws";
import { JobWatch } from "./testing/job-watch";
import { honestAnswer, SocketDevice } from "./testing/socket-device";
import { type CoordinatorProcess, startCoordinatorProcess } from "./testing/start-coordinator-process";
import { scratchFolder } from "./testing/start-test-coordinator";

const ROUNDS = 5;
const LONG_MS = 600_000;

let dataDir: string;
let coordinator: CoordinatorProcess;
let pool: pg.Pool;

beforeAll(async () => {
  dataDir = await scratchFolder();
  coordinator = await startCoordinatorProcess({ dataDir });
  pool = connectPool(coordinator.databaseUrl);
});

afterAll(async () => {
  await pool?.end();
  await coordinator?.close();
  await rm(dataDir, { recursive: true, force: true });
});

const comeBack = async () => {
  coordinator = await startCoordinatorProcess({ dataDir, port: coordinator.port });
};

test(
  `kill -9 of the coordinator, ${ROUNDS} times in one job, loses nothing acknowledged and pays for nothing twice`,
  async () => {
    const devices = Array.from({ length: 6 }, () => new SocketDevice(coordinator.url, { slots: 2, grantMs: 5 }));
    const jobId = (await coordinator.do("seed", { units: 15_000, replicas: 2 })) as JobId;
    const watch = new JobWatch(pool, jobId, devices);
    for (let round = 1; round <= ROUNDS; round++) {
      await watch.acknowledges(400);
      await coordinator.kill();
      // Not `revoked`: a device that was still reconnecting to the previous coordinator does not receive it.
      await Promise.all(devices.map((device) => device.until(({ socket }) => !socket.connected)));
      expect(await watch.forgotten()).toEqual([]);
      expect(await brokenLaws(pool)).toEqual([]);
      await comeBack();
    }
    await watch.finished();
    expect(await watch.forgotten()).toEqual([]);
    expect(await brokenLaws(pool)).toEqual([]);
    for (const device of devices) device.close();
  },
  LONG_MS,
);

test(
  "what a device computed while the coordinator was dead counts when it is presented with its signed grants",
  async () => {
    const device = new SocketDevice(coordinator.url, { slots: 4, answer: () => null });
    const jobId = (await coordinator.do("seed", { units: 64, replicas: 1 })) as JobId;
    await device.until(() => device.grants.size === 8);
    const grants = [...device.grants.values()];
    const units = grants.flatMap((grant) => grant.units).sort((a, b) => a - b);
    const from = device.received.length;
    await coordinator.kill();
    await device.receives("disconnected", from);
    for (const grant of grants) device.return(grant, grant.units.map(honestAnswer));
    await comeBack();
    await device.until(() => device.acknowledged.get(jobId)?.size === units.length);
    const { rows } = await pool.query(
      `SELECT unit FROM replica WHERE settles AND price_nanos > 0 AND job_no = (SELECT no FROM job WHERE id = $1)
       ORDER BY unit`,
      [jobId],
    );
    expect(rows.map(({ unit }) => unit)).toEqual(units);
    expect(await brokenLaws(pool)).toEqual([]);
    device.close();
  },
  LONG_MS,
);
