import type { Pool } from "pg";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { accounts, transfer } from "#core/ledger/ledger";
import { LIMITS } from "#protocol/limits";
import type { Database } from "../database/open-database";
import { testDatabase } from "../database/test-database";
import { writePosting } from "../store/write-posting";
import { seedJob } from "../testing/seed-job";
import { forgetHistory, type HistoryDays } from "./forget-history";

const FOR_EVER: HistoryDays = { units: undefined, plots: undefined, audit: undefined };
const ALL: HistoryDays = { units: 30, plots: 30, audit: 180 };

let database: Database;
let pool: Pool;

beforeAll(async () => {
  database = await testDatabase();
  pool = database.pool;
});
afterAll(() => database.close());
beforeEach(() => pool.query("TRUNCATE audit_line; UPDATE job SET forgotten_at = now(), plot_forgotten_at = now()"));

const UNITS = 2 * LIMITS.MAX_UNITS_FORGOTTEN_AT_ONCE + 500;

/** A job that ended and was erased so many days ago, with two replicas of each unit and a plot. */
async function ended(daysAgo: number, units = UNITS): Promise<number> {
  const id = await seedJob(pool, { units, replicas: 2, unitsPerBlock: 500 });
  const { rows } = await pool.query<{ no: number }>(
    `UPDATE job SET state = 'finished', agreed = units, finished_at = now() - $2 * interval '1 day',
       erased_at = now() - $2 * interval '1 day', deleted_at = now() - $2 * interval '1 day' WHERE id = $1 RETURNING no`,
    [id, daysAgo],
  );
  const no = rows[0]?.no ?? 0;
  await pool.query(
    `INSERT INTO replica (job_no, unit, device_no, settles, digest, fuel, ms, price_nanos, credit_nanos, returned_at)
     SELECT $1, unit, device, device = 1, sha256('42'), 9, 1, 5, 4, now()
     FROM generate_series(0, $2 - 1) AS unit, generate_series(1, 2) AS device`,
    [no, units],
  );
  await pool.query(
    "INSERT INTO job_sample (job_no, at, settled, cores, asked) SELECT $1, now() - n * interval '2 seconds', n, 1, 1 FROM generate_series(1, 6000) AS n",
    [no],
  );
  await pool.query(
    "INSERT INTO settled_run (job_no, last, units) SELECT $1, n, '{1}' FROM generate_series(1, 100) AS n",
    [no],
  );
  return no;
}

const rowsOf = async (no: number) => {
  const count = async (table: string) =>
    (await pool.query<{ n: number }>(`SELECT count(*)::int AS n FROM ${table} WHERE job_no = $1`, [no])).rows[0]?.n;
  const [replica, sample, run, block] = await Promise.all(["replica", "job_sample", "settled_run", "block"].map(count));
  return { replica, sample, run, block };
};
const NOTHING = { replica: 0, sample: 0, run: 0, block: 0 };

async function forgetAll(days: HistoryDays): Promise<number> {
  let steps = 0;
  while ((await forgetHistory(pool, days, 1)) === 1) steps += 1;
  return steps;
}

test("what is old is forgotten in bounded steps, what is not old enough stays, and the job's totals too", async () => {
  const [old, young] = [await ended(31), await ended(29)];
  const before = await rowsOf(young);
  await forgetHistory(pool, ALL, 1);
  const left = await rowsOf(old);
  expect(left.replica).toBe(2 * (UNITS - LIMITS.MAX_UNITS_FORGOTTEN_AT_ONCE));
  await forgetAll(ALL);
  expect(await rowsOf(old)).toEqual(NOTHING);
  expect(await rowsOf(young)).toEqual(before);
  const { rows } = await pool.query("SELECT agreed, units, spent_nanos FROM job WHERE no = $1", [old]);
  expect(rows[0]).toMatchObject({ agreed: UNITS, units: UNITS });
});

test("without settings everything stays for ever", async () => {
  const old = await ended(9_000, 100);
  await pool.query(
    "INSERT INTO audit_line (at, actor, act, subject, detail) VALUES ('2001-01-01', 'Ada', 'x', 'y', '')",
  );
  const before = await rowsOf(old);
  expect(await forgetAll(FOR_EVER)).toBe(0);
  expect(await rowsOf(old)).toEqual(before);
  expect((await pool.query("SELECT FROM audit_line")).rowCount).toBe(1);
});

test("a job whose results are kept keeps what is known of its units, however old it is", async () => {
  const kept = await ended(90, 100);
  await pool.query("UPDATE job SET erased_at = NULL, deleted_at = NULL WHERE no = $1", [kept]);
  await forgetAll({ ...ALL, plots: undefined });
  expect((await rowsOf(kept)).replica).toBe(200);
  await forgetAll(ALL);
  expect(await rowsOf(kept)).toMatchObject({ replica: 200, sample: 0 });
});

test("several coordinators share the jobs, and one that dies in the middle leaves the rest to the others", async () => {
  const jobs = await Promise.all([ended(40), ended(41), ended(42)]);
  const dying = await pool.connect();
  await dying.query("BEGIN");
  await dying.query("SELECT FROM job WHERE no = $1 FOR UPDATE", [jobs[2]]);
  await Promise.all([forgetAll(ALL), forgetAll(ALL)]);
  expect(await Promise.all(jobs.map(rowsOf))).toMatchObject([NOTHING, NOTHING, { replica: 2 * UNITS }]);
  await dying.query("ROLLBACK");
  dying.release();
  await forgetAll(ALL);
  expect(await rowsOf(jobs[2] ?? 0)).toEqual(NOTHING);
});

test("the oldest audit lines go, newer ones stay, and the ledger stays whatever is set", async () => {
  await database.prisma.$transaction((tx) =>
    writePosting(
      tx,
      transfer(
        { kind: "gift", subject: "ada", note: "A test" },
        { from: accounts.grants, to: accounts.customer("ada") },
        7,
      ),
    ),
  );
  await pool.query("UPDATE posting SET at = '2001-01-01'");
  const entries = (await pool.query("SELECT FROM entry")).rowCount;
  const line = (daysAgo: number) =>
    pool.query(
      "INSERT INTO audit_line (at, actor, act, subject, detail) VALUES (now() - $1 * interval '1 day', 'Ada', 'x', $2, '')",
      [daysAgo, String(daysAgo)],
    );
  for (const daysAgo of [400, 181, 179, 1]) await line(daysAgo);
  await forgetAll(ALL);
  const { rows } = await pool.query<{ subject: string }>("SELECT subject FROM audit_line ORDER BY id");
  expect(rows.map(({ subject }) => subject)).toEqual(["179", "1"]);
  expect((await pool.query("SELECT FROM entry")).rowCount).toBe(entries);
});
