import { rm } from "node:fs/promises";
import type pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { JobId } from "#core/ids";
import { connectPool } from "./database/connect-pool";
import { brokenLaws } from "./testing/broken-laws";
import { JobWatch } from "./testing/job-watch";
import { killPostgres } from "./testing/kill-postgres";
import { SocketDevice } from "./testing/socket-device";
import { type CoordinatorProcess, startCoordinatorProcess } from "./testing/start-coordinator-process";
import { scratchFolder } from "./testing/start-test-coordinator";

const ROUNDS = 3;
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

test(
  `kill -9 of the database, ${ROUNDS} times under load: the coordinator reads its state back and devices return by themselves`,
  async () => {
    const devices = Array.from({ length: 6 }, () => new SocketDevice(coordinator.url, { slots: 2, grantMs: 5 }));
    const jobId = (await coordinator.do("seed", { units: 12_000, replicas: 2 })) as JobId;
    const watch = new JobWatch(pool, jobId, devices);
    for (let round = 1; round <= ROUNDS; round++) {
      await watch.acknowledges(400);
      const received = devices.map((device) => device.received.length);
      killPostgres(dataDir);
      await Promise.all(devices.map((device, at) => device.receives("welcome", received[at])));
      await watch.until(async () => (await pool.query("SELECT 1")).rowCount === 1);
      expect(await watch.forgotten()).toEqual([]);
      expect(await brokenLaws(pool)).toEqual([]);
    }
    await watch.finished();
    expect(await watch.forgotten()).toEqual([]);
    expect(await brokenLaws(pool)).toEqual([]);
    for (const device of devices) device.close();
  },
  LONG_MS,
);
