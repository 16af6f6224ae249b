import { rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { JobId } from "#core/ids";
import { HOUR } from "#core/time";
import type { Database } from "./database/open-database";
import { testDatabase } from "./database/test-database";
import { JobWatch } from "./testing/job-watch";
import { honestAnswer, SocketDevice } from "./testing/socket-device";
import { type CoordinatorProcess, startCoordinatorProcess } from "./testing/start-coordinator-process";
import { scratchFolder } from "./testing/start-test-coordinator";
import { until } from "./testing/until";

const ONE_UNIT = { units: 1, replicas: 1 };

let database: Database;
let dataDir: string;
let clockFile: string;
let coordinator: CoordinatorProcess;

beforeAll(async () => {
  [database, dataDir] = await Promise.all([testDatabase(), scratchFolder()]);
  clockFile = path.join(dataDir, "clock");
  const policy = { reconnectGraceMs: 2_000, grantsPerSlot: 1 };
  coordinator = await startCoordinatorProcess({ dataDir, databaseUrl: database.url, policy, clockFile });
});

afterAll(async () => {
  await coordinator?.close();
  await database.close();
  await rm(dataDir, { recursive: true, force: true });
});

async function jump(byMs: number) {
  await writeFile(clockFile, String(byMs));
  const ahead = async () => Number(await coordinator.do("clock")) - Date.now();
  await until("the clock has jumped", async () => Math.abs((await ahead()) - byMs) < HOUR / 2);
}

/** Holds a job's only unit and does not answer. */
async function holder(): Promise<{ device: SocketDevice; jobId: JobId }> {
  const device = new SocketDevice(coordinator.url, { slots: 1, answer: () => null });
  await device.receives("welcome");
  const jobId = (await coordinator.do("seed", ONE_UNIT)) as JobId;
  await device.until(() => [...device.grants.values()].some((grant) => grant.jobId === jobId));
  return { device, jobId };
}

const connected = async () => (await (await fetch(`${coordinator.url}/api/health`)).json()).devices as number;

test("a clock that jumps ahead ends no lease, and one that jumps back extends none", async () => {
  const faithful = await holder();
  const gone = await holder();
  await jump(HOUR);
  gone.device.close();
  await until("one device is connected", async () => (await connected()) === 1);
  await jump(-2 * HOUR);
  // Its own unit comes here once it has expired, so leases had been swept by then; the faithful device's does not.
  const other = new SocketDevice(coordinator.url, { slots: 2 });
  await new JobWatch(database.pool, gone.jobId, [other]).finished();
  expect(new Set(other.receivedOf("grant").map(({ jobId }) => jobId))).toEqual(new Set([gone.jobId]));
  for (const grant of [...faithful.device.grants.values()])
    faithful.device.return(grant, grant.units.map(honestAnswer));
  await new JobWatch(database.pool, faithful.jobId, [faithful.device]).finished();
  faithful.device.close();
  other.close();
});
