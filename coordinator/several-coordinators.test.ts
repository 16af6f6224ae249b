import { rm } from "node:fs/promises";
import { setTimeout } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";
import type { JobId } from "#core/ids";
import { accounts, transfer } from "#core/ledger/ledger";
import { CHECKING } from "#core/reputation/checking";
import type { Household } from "#protocol/api/household";
import type { Database } from "./database/open-database";
import { testDatabase } from "./database/test-database";
import { writePosting } from "./store/write-posting";
import { brokenLaws } from "./testing/broken-laws";
import { JobWatch } from "./testing/job-watch";
import { type DeviceOptions, honestAnswer, SocketDevice, wrongAnswer } from "./testing/socket-device";
import { type CoordinatorProcess, startCoordinatorProcess } from "./testing/start-coordinator-process";
import { scratchFolder } from "./testing/start-test-coordinator";

const LONG_MS = 600_000;
const PRESENTED_OFTEN_MS = 1_000;

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

/** Answers of trusted devices are never checked, so that lies are believed until the device lies elsewhere. */
const CARELESS = {
  ...CHECKING,
  trustAfter: 4,
  trustedVoters: 2,
  pendingBatchUnits: 20,
  minShare: 0,
  minChecks: 0,
  youth: 0,
};

const start = (dataDir: string) =>
  startCoordinatorProcess({
    dataDir,
    databaseUrl: database.url,
    secret: "they serve one city, and share its secret",
    policy: { checking: CARELESS, unitsPerGrant: 4 },
  });

function join(coordinator: CoordinatorProcess, options: DeviceOptions = {}): SocketDevice {
  const device = new SocketDevice(coordinator.url, options);
  devices.push(device);
  return device;
}

/** Makes it look to the database as if a coordinator had been silent for a minute. */
const silence = (dataDir: string) =>
  database.pool.query("UPDATE coordinator SET heartbeat_at = now() - interval '1 minute' WHERE id LIKE $1 || '.%'", [
    dataDir,
  ]);

const ownersOf = async (jobId: JobId): Promise<string[]> => {
  const { rows } = await database.pool.query<{ owner: string }>(
    "SELECT DISTINCT owner FROM block WHERE owner IS NOT NULL AND job_no = (SELECT no FROM job WHERE id = $1)",
    [jobId],
  );
  return rows.map(({ owner }) => owner.split(".")[0] ?? "");
};

const wrongIn = async (jobId: JobId): Promise<number> => {
  const { rows } = await database.pool.query(
    "SELECT FROM replica WHERE settles AND position('wrong'::bytea IN output) > 0 AND job_no = (SELECT no FROM job WHERE id = $1)",
    [jobId],
  );
  return rows.length;
};

const grantedTo = (device: SocketDevice) => device.receivedOf("grant").flatMap((grant) => grant.units);

test(
  "two coordinators share a job: no unit is handed out twice, and together they finish it",
  async () => {
    const fleet = [
      join(a, { slots: 2, grantMs: 4 }),
      join(a, { slots: 2, grantMs: 4 }),
      join(b, { slots: 2, grantMs: 4 }),
      join(b, { slots: 2, grantMs: 4 }),
    ];
    const jobId = (await a.do("seed", { units: 2_000, replicas: 1, unitsPerBlock: 50 })) as JobId;
    await new JobWatch(database.pool, jobId, fleet).finished();
    const granted = fleet.flatMap(grantedTo);
    expect(new Set(granted).size).toBe(2_000);
    expect(granted).toHaveLength(2_000);
    expect(await brokenLaws(database.pool)).toEqual([]);
  },
  LONG_MS,
);

test(
  "a command given to one coordinator takes effect at the other",
  async () => {
    const [near, far] = [join(a, { answer: () => null }), join(b, { answer: () => null })];
    const jobId = (await a.do("seed", { units: 20_000, replicas: 1, unitsPerBlock: 100 })) as JobId;
    await Promise.all([near, far].map((device) => device.until(() => device.grants.size === 2)));
    const held = [...far.grants.values()];
    let at = far.received.length;
    await a.do("dial", { jobId, cores: 0 });
    await Promise.all([near.receives("revoke"), far.receives("revoke", at)]);
    expect(far.received.slice(at).map(({ kind }) => kind)).not.toContain("grant");
    for (const grant of held) far.return(grant, grant.units.map(honestAnswer));
    await far.until(() => far.receivedOf("held").length === held.length);
    const watch = new JobWatch(database.pool, jobId, []);
    expect(await watch.row()).toMatchObject({ agreed: 0, spent_nanos: 0, cores: 0 });
    at = far.received.length;
    await a.do("dial", { jobId, cores: 2 });
    await far.receives("grant", at);
    // Results that were held meanwhile count now.
    await far.until(() => far.outbox.size === 0);
    expect((await watch.row()).agreed).toBe(held.reduce((sum, { units }) => sum + units.length, 0));
    at = far.received.length;
    await a.do("stop", { reason: "A drill" });
    expect((await far.receives("revoke", at)).what).toEqual({
      kind: "all",
      why: { kind: "stopped-by-admin", words: "A drill" },
    });
    at = far.received.length;
    await a.do("resume");
    await far.receives("grant", at);
    at = far.received.length;
    await b.do("cancel", { jobId });
    await Promise.all([
      near.receives(
        "revoke",
        near.received.findLastIndex(({ kind }) => kind === "grant"),
      ),
      far.receives("revoke", at),
    ]);
    expect(await brokenLaws(database.pool)).toEqual([]);
  },
  LONG_MS,
);

test(
  "a device that its household removes at one coordinator is sent away by the other, and let in by neither",
  async () => {
    const [device, bystander] = [join(b, { answer: () => null }), join(b, { slots: 0 })];
    await Promise.all([device.receives("welcome"), bystander.receives("welcome")]);
    await a.do("remove", { deviceId: device.deviceId });
    expect((await device.receives("disconnected")).reason).toBe("io server disconnect");
    expect((await device.receives("refused")).code).toBe("removed");
    const thief = join(a, { deviceToken: device.deviceToken });
    expect((await thief.receives("refused")).code).toBe("removed");
    expect(bystander.receivedOf("disconnected")).toEqual([]);
    expect(await brokenLaws(database.pool)).toEqual([]);
  },
  LONG_MS,
);

test(
  "a device is paused by whichever coordinator its household asks, and what it says is read at each",
  async () => {
    const [device, bystander] = [join(b, { slots: 0 }), join(b, { slots: 0 })];
    await Promise.all([device.receives("welcome"), bystander.receives("welcome")]);
    const { deviceId } = device;
    await a.do("change", { deviceId, name: "The one upstairs", pause: { forMs: 60_000 } });
    const { pause } = await device.receives("settings");
    expect(pause?.lastsMs).toBeGreaterThan(0);
    expect(pause?.lastsMs).toBeLessThanOrEqual(60_000);
    device.send("report", { doing: { kind: "off" }, cores: 4, lent: 4 });
    const seenAt = (coordinator: CoordinatorProcess) =>
      vi.waitFor(
        async () => {
          const { devices } = (await coordinator.do("household", {})) as Household;
          const mine = devices.find(({ id }) => id === deviceId);
          expect(mine).toMatchObject({ name: "The one upstairs", online: true, report: { doing: { kind: "off" } } });
        },
        { timeout: 60_000, interval: 200 },
      );
    await Promise.all([seenAt(a), seenAt(b)]);
    // A pause that is not the newest cannot be lifted.
    device.send("lift", { pause: (pause?.id ?? 0) - 1 });
    device.send("lift", { pause: pause?.id });
    await vi.waitFor(
      async () => {
        const { devices } = (await a.do("household", {})) as Household;
        expect(devices.find(({ id }) => id === deviceId)).toMatchObject({ pause: null, liftedAt: expect.any(String) });
      },
      { timeout: 60_000, interval: 200 },
    );
    device.close();
    await vi.waitFor(
      async () => {
        const { devices } = (await a.do("household", {})) as Household;
        expect(devices.find(({ id }) => id === deviceId)?.online).toBe(false);
      },
      { timeout: 60_000, interval: 200 },
    );
    expect(bystander.receivedOf("settings")).toEqual([]);
  },
  LONG_MS,
);

test(
  "a coordinator that was killed leaves its blocks to the other, once it has been silent for long enough",
  async () => {
    const lost = join(a, { slots: 4, answer: () => null });
    const jobId = (await a.do("seed", { units: 2_000, replicas: 1, unitsPerBlock: 100 })) as JobId;
    await lost.receives("grant");
    const [owner = ""] = await ownersOf(jobId);
    const working = join(b, { slots: 2, grantMs: 2 });
    await new JobWatch(database.pool, jobId, [working]).acknowledges(200);
    await a.kill();
    await silence(owner);
    await new JobWatch(database.pool, jobId, [working]).finished();
    expect(await brokenLaws(database.pool)).toEqual([]);
    a = await start(folders[0] ?? "");
  },
  LONG_MS,
);

test(
  "a result of a block that the other coordinator holds is not acknowledged, and counts when that one is dead",
  async () => {
    const lost = join(a, { slots: 1, answer: () => null });
    const jobId = (await a.do("seed", { units: 200, replicas: 1, unitsPerBlock: 100 })) as JobId;
    const grant = await lost.receives("grant");
    const [owner = ""] = await ownersOf(jobId);
    lost.close();
    const moved = join(b, { slots: 0, deviceToken: lost.deviceToken, presentEveryMs: 50 });
    await moved.receives("welcome");
    moved.return(grant, grant.units.map(honestAnswer));
    await setTimeout(PRESENTED_OFTEN_MS);
    expect(moved.outbox.size).toBe(1);
    await a.kill();
    await silence(owner);
    await moved.until(() => moved.outbox.size === 0);
    const watch = new JobWatch(database.pool, jobId, [moved]);
    expect(await watch.row()).toMatchObject({ agreed: grant.units.length });
    expect(await watch.forgotten()).toEqual([]);
    a = await start(folders[0] ?? "");
  },
  LONG_MS,
);

test(
  "a coordinator that was only frozen, and taken for dead, can write nothing of what it held",
  async () => {
    let thawed = false;
    const frozen = join(a, { slots: 4, answer: (unit) => (thawed ? honestAnswer(unit) : null) });
    const jobId = (await a.do("seed", { units: 2_000, replicas: 1, unitsPerBlock: 100 })) as JobId;
    await frozen.until(() => frozen.grants.size === 8);
    const [owner = ""] = await ownersOf(jobId);
    a.signal("SIGSTOP");
    await silence(owner);
    const working = join(b, { slots: 2, grantMs: 2 });
    const watch = new JobWatch(database.pool, jobId, [working, frozen]);
    await watch.until(async () => !(await ownersOf(jobId)).includes(owner));
    const from = frozen.received.length;
    for (const grant of [...frozen.grants.values()]) frozen.return(grant, grant.units.map(honestAnswer));
    // Whichever coordinator claims the remaining units: they are computed.
    thawed = true;
    a.signal("SIGCONT");
    await frozen.receives("welcome", from);
    await watch.finished();
    await frozen.until(() => frozen.outbox.size === 0);
    expect(await watch.forgotten()).toEqual([]);
    expect(await brokenLaws(database.pool)).toEqual([]);
  },
  LONG_MS,
);

test(
  "two coordinators never spend more than the budget, and money added at one is spent by both",
  async () => {
    const { pool, prisma } = database;
    await prisma.person.create({ data: { id: "seed", name: "Seed", email: "seed@example.org" } });
    const way = { from: accounts.grants, to: accounts.gift("seed") };
    const gift = transfer({ kind: "gift", subject: "seed", note: "For the test" }, way, 10_000_000_000);
    await prisma.$transaction((tx) => writePosting(tx, gift));
    const fleet = [join(a, { slots: 2, grantMs: 2 }), join(b, { slots: 2, grantMs: 2 })];
    const units = 1_600;
    // Enough for about half of the units.
    const budgetNanos = 22_400;
    const jobId = (await a.do("seed", { units, replicas: 1, unitsPerBlock: 50, budgetNanos })) as JobId;
    const watch = new JobWatch(pool, jobId, fleet);
    await watch.until(async () => (await watch.row()).state !== "running");
    const { state, spent_nanos: spent, agreed } = await watch.row();
    expect(state).toBe("paused");
    expect(spent).toBeLessThanOrEqual(budgetNanos);
    expect(agreed).toBeGreaterThan(0);
    expect(await brokenLaws(pool)).toEqual([]);
    await b.do("budget", { jobId, amount: "5.00" });
    await watch.finished();
    expect(await brokenLaws(pool)).toEqual([]);
  },
  LONG_MS,
);

/**
 * A job at B in which a device was trusted, and then returned lies that were believed; its coordinator keeps its
 * blocks, and its devices are disconnected.
 */
async function lastingLies(units: number, unitsPerBlock: number) {
  const honest = Array.from({ length: 3 }, () => join(b, { grantMs: 100 }));
  const jobId = (await b.do("seed", { units, replicas: 2, adaptive: true, unitsPerBlock })) as JobId;
  let lies = false;
  const maliciousDevice = join(b, {
    grantMs: 100,
    answer: (unit) => (lies && unit % 5 === 0 ? wrongAnswer(unit) : honestAnswer(unit)),
  });
  const watch = new JobWatch(database.pool, jobId, honest);
  // By now all devices are trusted, and no earlier answers remain that would be compared.
  await watch.until(async () => (await watch.row()).agreed >= 400);
  lies = true;
  await watch.until(async () => (await wrongIn(jobId)) >= 3);
  await b.do("dial", { jobId, cores: 0 });
  for (const device of [...honest, maliciousDevice]) device.close();
  const owners = await ownersOf(jobId);
  expect(owners).toHaveLength(1);
  return { jobId, watch, honest, maliciousDevice, owners };
}

/** The device lies at A, in another job, and is caught. */
async function findLying(maliciousDevice: SocketDevice) {
  const moved = join(a, { grantMs: 10, answer: wrongAnswer, deviceToken: maliciousDevice.deviceToken });
  const others = Array.from({ length: 2 }, () => join(a, { grantMs: 10 }));
  const other = (await a.do("seed", { units: 200, replicas: 2, unitsPerBlock: 100 })) as JobId;
  await new JobWatch(database.pool, other, [...others, moved]).finished();
}

test(
  "what a device had settled alone at one coordinator is computed again when another demotes it",
  async () => {
    const units = 4_000;
    const { jobId, watch, honest, maliciousDevice, owners } = await lastingLies(units, 100);
    await findLying(maliciousDevice);
    await watch.until(async () => (await wrongIn(jobId)) === 0);
    expect(await ownersOf(jobId)).toEqual(owners);

    for (const { deviceToken } of honest) join(b, { grantMs: 4, slots: 4, deviceToken });
    await b.do("dial", { jobId, cores: 100 });
    await watch.finished();
    expect(await wrongIn(jobId)).toBe(0);
    expect(await watch.row()).toMatchObject({ agreed: units, reopened: 0 });
    expect(await brokenLaws(database.pool)).toEqual([]);
  },
  LONG_MS,
);

test(
  "what a device had settled alone at a coordinator that died is computed again when another demotes it, and has its blocks",
  async () => {
    const units = 4_000;
    const { jobId, watch, honest, maliciousDevice, owners } = await lastingLies(units, units);
    await b.kill();
    await findLying(maliciousDevice);
    expect(await wrongIn(jobId)).toBeGreaterThan(0);
    await silence(owners[0] ?? "");
    for (const { deviceToken } of honest) join(a, { grantMs: 4, slots: 4, deviceToken });
    await a.do("dial", { jobId, cores: 100 });
    await watch.finished();
    expect(await wrongIn(jobId)).toBe(0);
    expect(await watch.row()).toMatchObject({ agreed: units, reopened: 0 });
    expect(await brokenLaws(database.pool)).toEqual([]);
    b = await start(folders[1] ?? "");
  },
  LONG_MS,
);
