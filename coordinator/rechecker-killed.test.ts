import { rm } from "node:fs/promises";
import { expect, test } from "vitest";
import type { JobId } from "#core/ids";
import { LIMITS } from "#protocol/limits";
import { connectPool } from "./database/connect-pool";
import { createPostgresUnitStore } from "./store/postgres-unit-store";
import type { RecheckBounds } from "./store/recheck/recheck-bounds";
import { brokenLaws } from "./testing/broken-laws";
import { CARELESS, finishWithLies, liesIn, startCarelessCity } from "./testing/careless-city";
import { dyingPool } from "./testing/dying-pool";
import { JobWatch } from "./testing/job-watch";
import { SocketDevice } from "./testing/socket-device";
import { startCoordinatorProcess } from "./testing/start-coordinator-process";
import { scratchFolder } from "./testing/start-test-coordinator";
import { until } from "./testing/until";

const LONG_MS = 600_000;
/** More than one opening needs; a test that reaches it is stuck. */
const MAX_STATEMENTS = 60;
const COMMITS_FOR_MS = 5_000;

const BOUNDS: RecheckBounds = {
  ...{ devices: 5, days: 30, answers: 10_000, answersAtOnce: 10_000, units: 2_000, jobs: 50, restMs: 0 },
  grantNanos: LIMITS.MAX_RECHECK_GRANT_NANOS,
  grantNanosADay: LIMITS.MAX_RECHECK_GRANTS_A_DAY_NANOS,
};

test(
  "a coordinator that dies at any statement of a recheck leaves it to another one, and a job is opened once",
  async () => {
    // Its own duty opens no job, but does what every coordinator does with one that is open.
    const city = await startCarelessCity({ MAX_JOBS_RECHECKED_AT_ONCE: 0 });
    const { pool } = city.handle;
    const { jobId, watch, catchLiar, close } = await finishWithLies(city);
    const before = await watch.row();
    const wrong = await liesIn(city, jobId);
    expect(wrong).toBeGreaterThan(0);
    await catchLiar();

    const diesAt = async (statement: number): Promise<boolean> => {
      const dying = dyingPool(pool, { statement, last: "BEGIN" });
      await expect(createPostgresUnitStore(dying.pool, "dying").recheckNextJob(BOUNDS)).rejects.toThrow();
      await dying.end();
      return dying.hasCommitted();
    };
    let deaths = 0;
    while (deaths < MAX_STATEMENTS && !(await diesAt(deaths))) {
      expect([deaths, await watch.row()]).toMatchObject([deaths, { state: "finished", agreed: before.agreed }]);
      expect([deaths, await liesIn(city, jobId)]).toEqual([deaths, wrong]);
      expect(await brokenLaws(pool)).toEqual([]);
      deaths += 1;
    }
    expect(deaths).toBeGreaterThan(8);
    expect(deaths).toBeLessThan(MAX_STATEMENTS);
    // It died before it could tell anybody of the job: the others look for those that are open.
    await watch.until(async () => (await liesIn(city, jobId)) === 0 && (await watch.row()).state === "finished");
    await city.handle.coordinator.settled();
    expect(await watch.row()).toMatchObject({ agreed: before.agreed, failed: 0, reopened: 0 });
    const { rows } = await pool.query("SELECT number FROM recheck");
    expect(rows).toEqual([{ number: 1 }]);
    expect(await brokenLaws(pool)).toEqual([]);
    await close();
    await city.close();
  },
  LONG_MS,
);

test(
  "kill -9 while a recheck is being committed: whoever starts next has the job computed again",
  async () => {
    const dataDir = await scratchFolder();
    const policy = { checking: CARELESS, unitsPerGrant: 4 };
    let coordinator = await startCoordinatorProcess({ dataDir, policy });
    const pool = connectPool(coordinator.databaseUrl);
    const devices = Array.from({ length: 4 }, () => new SocketDevice(coordinator.url, { grantMs: 5 }));
    const seeded = { units: 400, replicas: 2, adaptive: true, unitsPerBlock: 100 };
    const jobId = (await coordinator.do("seed", seeded)) as JobId;
    const watch = new JobWatch(pool, jobId, devices);
    await watch.finished();
    await pool.query(SLOW_COMMIT);
    await pool.query("UPDATE job SET finished_at = finished_at - interval '1 hour' WHERE id = $1", [jobId]);
    // As the demotion of its household leaves it.
    await pool.query("UPDATE device SET strikes = 1 WHERE id = $1", [devices[0]?.deviceId]);
    await pool.query("INSERT INTO doubted_device (device_no) SELECT no FROM device WHERE strikes = 1");
    await until("the coordinator commits a recheck", async () => {
      const { rowCount } = await pool.query("SELECT FROM pg_stat_activity WHERE wait_event = 'PgSleep'");
      return rowCount === 1;
    });
    expect(await watch.row()).toMatchObject({ state: "finished" });
    await coordinator.kill();
    await watch.until(async () => (await watch.row()).state === "running");
    coordinator = await startCoordinatorProcess({ dataDir, policy, port: coordinator.port });
    await watch.finished();
    expect(await watch.row()).toMatchObject({ agreed: seeded.units, failed: 0, reopened: 0 });
    const { rows } = await pool.query("SELECT number, cardinality(units) > 0 AS some FROM recheck");
    expect(rows).toEqual([{ number: 1, some: true }]);
    expect(await brokenLaws(pool)).toEqual([]);
    for (const device of devices) device.close();
    await pool.end();
    await coordinator.close();
    await rm(dataDir, { recursive: true, force: true });
  },
  LONG_MS,
);

/** Whoever writes a recheck waits in its COMMIT, in which PostgreSQL goes on when nobody is there to hear the answer. */
const SLOW_COMMIT = `
CREATE FUNCTION wait_a_little() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM pg_sleep(${COMMITS_FOR_MS / 1_000}); RETURN NULL; END $$;
CREATE CONSTRAINT TRIGGER slow_commit AFTER INSERT ON recheck DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION wait_a_little()`;
