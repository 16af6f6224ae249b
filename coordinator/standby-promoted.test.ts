import { rm } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";
import type pg from "pg";
import { afterEach, expect, test } from "vitest";
import { createCommit } from "#core/coordination/effects";
import type { JobId } from "#core/ids";
import { connectPool } from "./database/connect-pool";
import { createPostgresUnitStore } from "./store/postgres-unit-store";
import { brokenLaws } from "./testing/broken-laws";
import { JobWatch } from "./testing/job-watch";
import { SocketDevice } from "./testing/socket-device";
import { type Commits, PostgresPair } from "./testing/standby/postgres-pair";
import { type CoordinatorProcess, startCoordinatorProcess } from "./testing/start-coordinator-process";
import { scratchFolder } from "./testing/start-test-coordinator";
import { until } from "./testing/until";

const LONG_MS = 600_000;
const UNITS = 4_000;
/** Not done before its standby hears nothing any more, however long that takes on a busy machine. */
const LONG_JOB = 20_000;
const ROUNDS = 2;
/** Time in which results would be acknowledged that the standby does not get. */
const DEAF_MS = 300;

let folders: string[];
let pair: PostgresPair;
let coordinators: CoordinatorProcess[];
let devices: SocketDevice[];
let pool: pg.Pool;

async function open(commits: Commits, grantMs: number) {
  folders = await Promise.all([scratchFolder(), scratchFolder(), scratchFolder()]);
  const [database = "", ...dataDirs] = folders;
  pair = await PostgresPair.start(database, commits);
  const secret = "they serve one city, and share its secret";
  coordinators = await Promise.all(
    dataDirs.map((dataDir) => startCoordinatorProcess({ dataDir, databaseUrl: pair.url, secret })),
  );
  pool = connectPool(pair.url);
  devices = coordinators.flatMap(({ url }) =>
    Array.from({ length: 3 }, () => new SocketDevice(url, { slots: 2, grantMs })),
  );
}

afterEach(async () => {
  for (const device of devices) device.close();
  await pool?.end();
  await Promise.all(coordinators.map((coordinator) => coordinator.close()));
  pair?.kill();
  for (const folder of folders) await rm(folder, { recursive: true, force: true });
});

async function seed(units = UNITS): Promise<JobWatch> {
  const jobId = (await coordinators[0]?.do("seed", { units, replicas: 2 })) as JobId;
  return new JobWatch(pool, jobId, devices);
}

/** Although nothing can be written that waits for the standby: who comes again is let in. */
async function returns(device: SocketDevice) {
  const received = device.received.length;
  device.drop();
  await device.receives("welcome", received);
}

async function allReturn(act: () => Promise<void>) {
  const received = devices.map((device) => device.received.length);
  await act();
  await Promise.all(devices.map((device, at) => device.receives("welcome", received[at])));
}

test(
  "the primary is killed under load and its standby promoted, twice: two coordinators find it, and with synchronous commit nothing acknowledged is lost",
  async () => {
    await open("synchronous", 5);
    const guest = new SocketDevice(coordinators[0]?.url ?? "", { slots: 0 });
    devices.push(guest);
    await guest.receives("welcome");
    for (let round = 0; round < ROUNDS; round++) {
      // A job of its own: the one before may have ended while the new primary got its standby.
      const watch = await seed();
      await watch.acknowledges(400);
      await pair.deafen();
      await returns(guest);
      await sleep(DEAF_MS);
      await allReturn(async () => {
        pair.killPrimary();
        await pair.promote();
      });
      await watch.until(async () => (await pool.query("SELECT 1")).rowCount === 1);
      expect(await watch.forgotten()).toEqual([]);
      expect(await brokenLaws(pool)).toEqual([]);
      if (round < ROUNDS - 1) await pair.repair();
      await watch.finished();
      expect(await watch.forgotten()).toEqual([]);
    }
    expect(await brokenLaws(pool)).toEqual([]);
  },
  LONG_MS,
);

test(
  "without synchronous commit the standby is a moment behind: what was acknowledged in that moment is lost, and everything else adds up",
  async () => {
    // Slow enough that the job has work left when the standby hears nothing any more.
    await open("asynchronous", 100);
    const watch = await seed(LONG_JOB);
    await watch.acknowledges(400);
    await pair.deafen();
    const standby = connectPool(pair.standbyUrl);
    const behind = new JobWatch(standby, watch.jobId, devices);
    await watch.until(async () => (await behind.forgotten()).length > 0);
    expect(await brokenLaws(standby)).toEqual([]);
    await standby.end();
    await allReturn(async () => {
      pair.killPrimary();
      await pair.promote();
    });
    await watch.finished();
    expect(await watch.forgotten()).toEqual([]);
    expect(await brokenLaws(pool)).toEqual([]);
  },
  LONG_MS,
);

test(
  "a coordinator that had nothing to write when its standby was promoted writes nothing there by what it remembers",
  async () => {
    await open("asynchronous", 100);
    const store = createPostgresUnitStore(pool, "idle");
    await store.beginTerm();
    const { jobId } = await seed();
    const record = await store.openJob(jobId);
    if (!record) throw new Error("The job is gone.");
    await until("the standby has the term", () => standbyHas("SELECT FROM coordinator WHERE id LIKE 'idle.%'"));
    await pair.deafen();
    expect(await store.heartbeat()).toBe("alive");
    pair.killPrimary();
    await pair.promote();
    // Any other connection that broke would have told it, but perhaps too late.
    const done = { ...createCommit(), blocksDone: [{ jobNo: record.no, seq: 0 }] };
    await until("the new primary answers", async () => {
      const pulse = await store.heartbeat().catch(() => undefined);
      if (pulse) expect(pulse).toBe("over");
      return pulse !== undefined;
    });
    await expect(store.commit(done)).rejects.toThrow("is over");
    expect(await store.claimBlocks(record.no, 1)).toMatchObject({ blocks: [] });
    await store.beginTerm();
    expect(await store.heartbeat()).toBe("alive");
    await store.commit(done);
  },
  LONG_MS,
);

/** Whether the standby has rows of that query by now. */
async function standbyHas(query: string): Promise<boolean> {
  const standby = connectPool(pair.standbyUrl);
  const { rowCount } = await standby.query(query);
  await standby.end();
  return rowCount !== 0;
}
