import { afterAll, beforeAll, expect, test } from "vitest";
import { brokenLaws } from "./testing/broken-laws";
import { finishWithLies, liesIn, startCarelessCity } from "./testing/careless-city";
import type { TestCoordinator } from "./testing/start-test-coordinator";
import { until } from "./testing/until";

const LONG_MS = 600_000;

let city: TestCoordinator;

beforeAll(async () => {
  city = await startCarelessCity({ MIN_REST_BEFORE_RECHECK_MS: 0 });
});

afterAll(() => city.close());

test(
  "what a device had got accepted in a job that has finished is computed again once it is found lying in another one",
  async () => {
    const { coordinator, pool } = city.handle;
    await pool.query("INSERT INTO webhook (id, owner, url) VALUES ('wh_recheck', 'seed', 'http://127.0.0.1:9/')");
    const { jobId, watch, catchLiar, close } = await finishWithLies(city);
    const wrong = await liesIn(city, jobId);
    expect(wrong).toBeGreaterThan(0);
    const before = await watch.row();
    await pool.query("INSERT INTO job_funding VALUES ($1, 0, 1000000000000, true)", [jobId]);
    const spent = async () => (await pool.query("SELECT spent_nanos AS nanos FROM job WHERE id = $1", [jobId])).rows[0];
    const { nanos: spentBefore } = await spent();

    await catchLiar();
    await until("the job is finished again", async () => {
      const { rows } = await pool.query("SELECT FROM job WHERE id = $1 AND state = 'finished' AND rechecks = 1", [
        jobId,
      ]);
      return rows.length === 1;
    });
    await coordinator.settled();
    expect(await liesIn(city, jobId)).toBe(0);
    expect(await watch.row()).toMatchObject({ agreed: before.agreed, failed: 0, reopened: 0, state: "finished" });
    const { rows: rechecks } = await pool.query("SELECT cardinality(units) AS units FROM recheck");
    expect(rechecks[0]?.units).toBeGreaterThanOrEqual(wrong);
    // Whoever earned the city's money cannot redeem it.
    const { rows: back } = await pool.query(
      "SELECT sum(amount_nanos)::bigint AS nanos FROM posting JOIN entry ON posting_id = id WHERE kind = 'reversal' AND account = $1",
      [`hold:${jobId}`],
    );
    const paidUpTo = Number(spentBefore) + Number(back[0].nanos);
    const { rows: layers } = await pool.query(
      "SELECT from_nanos, upto_nanos, is_paid FROM job_funding WHERE job_id = $1 ORDER BY 1",
      [jobId],
    );
    const numbers = layers.map(({ from_nanos, upto_nanos, is_paid }) => [
      Number(from_nanos),
      Number(upto_nanos),
      is_paid,
    ]);
    expect(numbers).toEqual([
      [0, paidUpTo, true],
      [paidUpTo, 1e12, false],
    ]);
    const { rows: told } = await pool.query(
      "SELECT kind, facts FROM delivery WHERE owner = 'seed' ORDER BY created_at, kind",
    );
    expect(told.map(({ kind }) => kind)).toEqual(expect.arrayContaining(["job.rechecking", "job.finished"]));
    const opened = told.find(({ kind }) => kind === "job.rechecking").facts;
    expect(opened.agreed + opened.rechecked).toBe(before.agreed);
    expect(opened.spentNanos).toBe(Number(spentBefore) - Number(back[0].nanos));
    expect(await brokenLaws(pool)).toEqual([]);
    await close();
  },
  LONG_MS,
);
