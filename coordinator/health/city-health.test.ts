import { afterAll, beforeAll, expect, test } from "vitest";
import { HOUR } from "#core/time";
import type { HealthCheckName } from "#protocol/api/health";
import { LIMITS, type Limits } from "#protocol/limits";
import type { Database } from "../database/open-database";
import { testDatabase } from "../database/test-database";
import { CityHealth } from "./city-health";
import type { CoordinatorReport } from "./coordinator-report";

let database: Database;

beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());

const open = (self: string, limits: Partial<Limits> = {}) =>
  new CityHealth({ pool: database.pool, self, limits: { ...LIMITS, ...limits }, isServed: false, tariffs: () => [] });

const REPORT: CoordinatorReport = {
  devices: 3,
  coresAtWork: 6,
  commitMs: 10,
  eventLoopMs: 2,
  compared: 0,
  outvoted: 0,
  trust: "few",
  queue: null,
  imbalanceNanos: 0,
  disk: { freeBytes: 50, bytes: 100 },
  mail: null,
  certificates: [],
};

const rowOf = async (health: CityHealth, check: HealthCheckName) =>
  (await health.read()).rows.find((row) => row.check === check);

test("each coordinator shows what all report; one that falls silent is missed, and one that stops in order is not", async () => {
  const [a, b] = [open("co_a"), open("co_b")];
  await a.report(REPORT);
  await b.report({ ...REPORT, devices: 4 });
  for (const one of [a, b]) {
    expect((await one.read()).coordinators.map(({ id, devices }) => [id, devices])).toEqual([
      ["co_a", 3],
      ["co_b", 4],
    ]);
  }
  await database.pool.query(
    "UPDATE coordinator_report SET reported_at = now() - interval '1 minute' WHERE coordinator = 'co_b'",
  );
  expect(await rowOf(a, "coordinators")).toMatchObject({ state: "look", facts: { alive: 1, silent: ["co_b"] } });
  await b.report(REPORT);
  await b.end();
  expect(await rowOf(a, "coordinators")).toMatchObject({ state: "good", facts: { alive: 1, silent: [] } });
});

test("after a day a silent coordinator is taken for one that was removed", async () => {
  const [a, b] = [open("co_a"), open("co_b")];
  await a.report(REPORT);
  await b.report(REPORT);
  await database.pool.query(
    "UPDATE coordinator_report SET reported_at = now() - interval '25 hours' WHERE coordinator = 'co_b'",
  );
  await a.note();
  expect((await a.read()).coordinators.map(({ id }) => id)).toEqual(["co_a"]);
});

test("a row keeps since when it is so, and one of two coordinators that notice a change says so", async () => {
  const [a, b] = [open("co_a"), open("co_b")];
  await a.report(REPORT);
  await a.note();
  const before = await rowOf(a, "disk");
  expect(before).toMatchObject({ state: "good", since: expect.any(String) });
  await a.note();
  expect(await rowOf(b, "disk")).toEqual(before);
  await a.report({ ...REPORT, disk: { freeBytes: 1, bytes: 100 } });
  expect(await rowOf(a, "disk")).toMatchObject({ state: "act", since: null });
  const noted = await Promise.all([a.note(), b.note()]);
  expect(noted.flatMap(({ changed }) => changed).map(({ check }) => check)).toEqual(["disk"]);
  expect(await rowOf(b, "disk")).toMatchObject({ state: "act", since: expect.any(String) });
});

test("the city's own bounds decide", async () => {
  await open("co_a").report(REPORT);
  expect(await rowOf(open("co_a", { MIN_GOOD_FREE_DISK_PERCENT: 51 }), "disk")).toMatchObject({ state: "look" });
});

test("the backup's age is what the backup command noted, by the database's clock", async () => {
  const health = open("co_a");
  expect(await rowOf(health, "backups")).toMatchObject({ state: "look", facts: { at: null } });
  const at = new Date(Date.now() - 40 * HOUR);
  await database.pool.query("UPDATE city SET backed_up_at = $1", [at]);
  expect(await rowOf(health, "backups")).toMatchObject({ state: "look", facts: { at: at.toISOString() } });
  await database.pool.query("UPDATE city SET backed_up_at = now()");
  expect(await rowOf(health, "backups")).toMatchObject({ state: "good" });
});

test("what a coordinator of another version reports is left out, and it is alive", async () => {
  await database.pool.query(
    "INSERT INTO coordinator_report (coordinator, report) VALUES ('co_new', '{\"lamps\": 12}'), ('co_odd', '[]')",
  );
  const health = open("co_a");
  await health.report(REPORT);
  const { coordinators, rows } = await health.read();
  expect(coordinators.find(({ id }) => id === "co_new")).toMatchObject({
    isSilent: false,
    devices: null,
    freeBytes: null,
  });
  expect(rows.find(({ check }) => check === "coordinators")).toMatchObject({ state: "good", facts: { alive: 3 } });
});
