import { rm } from "node:fs/promises";
import { setTimeout } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";
import type { JobId } from "#core/ids";
import type { CityNow } from "#protocol/api/city-now";
import type { Health } from "#protocol/api/health";
import type { Job, JobHistory } from "#protocol/api/jobs";
import type { FleetPulse } from "#protocol/live-messages";
import type { Database } from "../database/open-database";
import { testDatabase } from "../database/test-database";
import { brokenLaws } from "../testing/broken-laws";
import { JobWatch } from "../testing/job-watch";
import { SocketDevice } from "../testing/socket-device";
import { type CoordinatorProcess, startCoordinatorProcess } from "../testing/start-coordinator-process";
import { scratchFolder } from "../testing/start-test-coordinator";

const LONG_MS = 300_000;
const SOON = { timeout: 120_000, interval: 100 };

let database: Database;
let folders: string[];
let a: CoordinatorProcess;
let b: CoordinatorProcess;
let devices: SocketDevice[];

beforeAll(async () => {
  database = await testDatabase();
  folders = await Promise.all([scratchFolder(), scratchFolder()]);
  const [one, two] = folders.map(start);
  if (one && two) [a, b] = await Promise.all([one, two]);
});

afterAll(async () => {
  await Promise.all([a, b].map((coordinator) => coordinator.close()));
  await database.close();
  for (const folder of folders) await rm(folder, { recursive: true, force: true });
});

beforeEach(() => {
  devices = [];
});

afterEach(() => {
  for (const device of devices) device.close();
});

const start = (dataDir: string) =>
  startCoordinatorProcess({
    dataDir,
    databaseUrl: database.url,
    secret: "they serve one city, and share its secret",
    policy: { unitsPerGrant: 4 },
  });

/** One that keeps what it is granted. */
function join(coordinator: CoordinatorProcess, slots: number, answers = false): SocketDevice {
  const device = new SocketDevice(coordinator.url, { slots, ...(answers ? { grantMs: 20 } : { answer: () => null }) });
  devices.push(device);
  return device;
}

const seed = (coordinator: CoordinatorProcess, cores: number, units = 40_000) =>
  coordinator.do("seed", { units, replicas: 1, unitsPerBlock: 100, cores }) as Promise<JobId>;

/** Again, as the refusal says, when the database of a busy machine did not answer in time. */
const dial = (coordinator: CoordinatorProcess, jobId: JobId, cores: number) =>
  vi.waitFor(() => coordinator.do("dial", { jobId, cores }), SOON);

/** Slots of a device with something of the job on them. */
const busyOf = (device: SocketDevice, jobId: JobId) =>
  new Set([...device.grants.values()].filter((grant) => grant.jobId === jobId).map(({ slot }) => slot)).size;
const busy = (jobId: JobId) => devices.reduce((sum, device) => sum + busyOf(device, jobId), 0);

/** In the end, and for good: what was revoked and what was granted reach different devices in any order. */
const becomes = (jobId: JobId, cores: number) =>
  vi.waitFor(async () => {
    const { rows } = await database.pool.query("SELECT coordinator, alone, jobs FROM coordinator_presence");
    expect(busy(jobId), JSON.stringify(rows)).toBe(cores);
  }, SOON);

/** What all coordinators may use of a job's dial, at one moment. */
async function shared(jobId: JobId): Promise<number> {
  const { rows } = await database.pool.query<{ sum: number }>(
    `SELECT coalesce(sum((jobs -> (SELECT no::text FROM job WHERE id = $1) ->> 0)::int), 0)::int AS sum
     FROM coordinator_presence`,
    [jobId],
  );
  return rows[0]?.sum ?? 0;
}

/** Looks as often as it can until `done`, and returns the most that was shared out. */
async function mostShared(jobId: JobId, done: Promise<unknown>): Promise<number> {
  let most = 0;
  let isDone = false;
  void done.finally(() => {
    isDone = true;
  });
  while (!isDone) {
    most = Math.max(most, await shared(jobId));
    await setTimeout(5);
  }
  await done;
  return most;
}

test(
  "a dial is exact across two coordinators: up, down, to one and to zero, and its cores move to whoever has devices",
  async () => {
    const [near, far] = [join(a, 8), join(b, 8)];
    await Promise.all([near, far].map((device) => device.receives("welcome")));
    const jobId = await seed(a, 5);
    expect(await mostShared(jobId, becomes(jobId, 5))).toBeLessThanOrEqual(5);
    // Both have devices for all of it, so each gets a part.
    await vi.waitFor(() => expect(devices.map((device) => busyOf(device, jobId)).toSorted()).toEqual([2, 3]), SOON);

    await dial(b, jobId, 12);
    expect(await mostShared(jobId, becomes(jobId, 12))).toBeLessThanOrEqual(12);
    await dial(a, jobId, 3);
    await becomes(jobId, 3);
    await vi.waitFor(async () => expect(await shared(jobId)).toBe(3), SOON);

    near.close();
    devices = [far];
    expect(await mostShared(jobId, becomes(jobId, 3))).toBeLessThanOrEqual(3);

    await dial(a, jobId, 1);
    await becomes(jobId, 1);
    await dial(a, jobId, 0);
    await becomes(jobId, 0);
    await setTimeout(1_500);
    expect(busy(jobId)).toBe(0);
    await dial(b, jobId, 8);
    await becomes(jobId, 8);
    await a.do("cancel", { jobId });
  },
  LONG_MS,
);

test(
  "pages of either coordinator count the devices, cores, rates and engines of both, and the plot shows their sum",
  async () => {
    const fleet = [join(a, 2, true), join(b, 3, true), join(b, 1, true)];
    await Promise.all(fleet.map((device) => device.receives("welcome")));
    const jobId = await seed(a, 6, 2_000_000);
    for (const coordinator of [a, b]) {
      await vi.waitFor(async () => {
        expect(await coordinator.do("fleet")).toMatchObject({
          devices: 3,
          slots: 6,
          busy: 6,
          engines: { chromium: 3 },
        });
        expect(await coordinator.do("now")).toMatchObject({ devices: 3, coresAtWork: 6, jobsAtWork: 1 });
        expect(await coordinator.do("job", { jobId })).toMatchObject({ coresNow: 6, waiting: null });
      }, SOON);
    }
    await vi.waitFor(async () => {
      const { samples } = (await b.do("history", { jobId })) as JobHistory;
      expect(samples.slice(-2).map(({ cores }) => cores)).toEqual([6, 6]);
    }, SOON);
    // What each says is at most one round old, so that they need not say the same.
    for (const coordinator of [a, b]) {
      const { unitsPerSecond } = (await coordinator.do("now")) as CityNow;
      const { settled } = (await coordinator.do("fleet")) as FleetPulse;
      expect(unitsPerSecond).toBeGreaterThan(0);
      expect(settled).toBeGreaterThan(0);
    }

    // Only the other one works on it: its page does not say that it waits.
    for (const device of fleet.slice(1)) device.close();
    await vi.waitFor(async () => {
      const job = (await b.do("job", { jobId })) as Job;
      expect(job).toMatchObject({ coresNow: 2, waiting: null });
      expect(await b.do("now")).toMatchObject({ devices: 1, coresAtWork: 2, jobsAtWork: 1 });
    }, SOON);
    await a.do("cancel", { jobId });
    expect(await brokenLaws(database.pool)).toEqual([]);
  },
  LONG_MS,
);

test(
  "the health page of each coordinator has both, and misses one that was killed; the other takes its part of the dials",
  async () => {
    const [near, far] = [join(a, 4), join(b, 4)];
    await Promise.all([near, far].map((device) => device.receives("welcome")));
    const jobId = await seed(a, 4);
    await becomes(jobId, 4);
    const health = async (coordinator: CoordinatorProcess) => (await coordinator.do("health")) as Health;
    for (const coordinator of [a, b]) {
      await vi.waitFor(async () => {
        const { coordinators } = await health(coordinator);
        expect(coordinators.map(({ isSilent }) => isSilent)).toEqual([false, false]);
      }, SOON);
    }
    await a.kill();
    near.close();
    devices = [far];
    await vi.waitFor(async () => {
      const row = (await health(b)).rows.find(({ check }) => check === "coordinators");
      expect(row).toMatchObject({ state: "look", facts: { alive: 1, silent: [expect.stringMatching(/^co_/)] } });
    }, SOON);
    expect(await mostShared(jobId, becomes(jobId, 4))).toBeLessThanOrEqual(4);
    a = await start(folders[0] ?? "");
    await vi.waitFor(async () => {
      const row = (await health(b)).rows.find(({ check }) => check === "coordinators");
      expect(row).toMatchObject({ state: "good", facts: { alive: 2 } });
    }, SOON);
  },
  LONG_MS,
);

test(
  "a job that only one coordinator can work on gets the whole dial there, and is finished by both",
  async () => {
    const fleet = [join(a, 2, true), join(b, 2, true)];
    await Promise.all(fleet.map((device) => device.receives("welcome")));
    const jobId = await seed(b, 4, 3_000);
    await new JobWatch(database.pool, jobId, fleet).finished();
    expect(await brokenLaws(database.pool)).toEqual([]);
  },
  LONG_MS,
);
