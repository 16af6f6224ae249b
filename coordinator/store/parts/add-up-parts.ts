import type { Pool, PoolClient } from "pg";
import { accounts } from "#core/ledger/ledger";
import { lockAccounts } from "../lock-accounts";
import { queryByClient } from "../query";
import { atLeisure } from "./at-leisure";

interface Waiting {
  jobs: { job_no: number; hold: string }[];
  revenue: boolean;
  /** The last of these jobs, or 0 when there were no more. */
  upTo: number;
}

/**
 * What a term and those that have ended have settled since it was last added up: of up to `max` jobs in their order, after one of
 * them, and what all of it earned the city.
 */
export async function findWaiting(pool: Pool, term: string, after: number, max: number): Promise<Waiting> {
  const { rows: jobs } = await pool.query<Waiting["jobs"][number]>(JOBS_WAIT, [term, after, max]);
  const { rowCount } = await pool.query(REVENUE_WAITS, [term]);
  return { jobs, revenue: rowCount !== 0, upTo: (jobs.length === max && jobs.at(-1)?.job_no) || 0 };
}

/** Adds it to the jobs' rows and accounts. */
export async function addUpWaiting(pool: Pool, term: string, { jobs, revenue }: Waiting): Promise<void> {
  if (jobs.length > 0)
    await atLeisure(pool, async (tx) => {
      await lockAccounts(
        queryByClient(tx),
        jobs.map(({ hold }) => hold),
      );
      const jobNos = jobs.map(({ job_no }) => job_no);
      await tx.query(ADD_UP, [jobNos, term]);
      await tx.query(REMOVE_ENDED, [jobNos]);
    });
  // Apart, and briefly: the account of all coordinators.
  if (revenue)
    await atLeisure(pool, async (tx) => {
      await lockAccounts(queryByClient(tx), [accounts.revenue]);
      await tx.query(ADD_REVENUE, [term, accounts.revenue]);
    });
}

/** All parts of jobs that may end, in the transaction that ends them and has their accounts locked. */
export async function addUpJobs(tx: PoolClient, jobNos: readonly number[]): Promise<void> {
  // Whoever begins a part waits from now on.
  await tx.query("SELECT FROM job WHERE no = ANY($1::int[]) ORDER BY no FOR NO KEY UPDATE", [jobNos]);
  await tx.query(ADD_UP, [jobNos, null]);
}

/** Of jobs that have ended: nobody may spend anything of them any more. */
export const removeParts = (tx: PoolClient, jobNos: readonly number[]) =>
  tx.query("DELETE FROM job_part WHERE job_no = ANY($1::int[])", [jobNos]);

const HAS_ENDED = "NOT EXISTS (SELECT FROM coordinator WHERE id = term)";

/** There is something to add up. */
const IS_FULL =
  "(job_part.spent_nanos, job_part.agreed, job_part.failed, job_part.reopened, job_part.fuel) <> (0, 0, 0, 0, 0)";

const JOBS_WAIT = `
SELECT DISTINCT job_no, 'hold:' || job.id AS hold FROM job_part JOIN job ON no = job_no
WHERE job_no > $2 AND (term = $1 AND ${IS_FULL} OR ${HAS_ENDED}) ORDER BY job_no LIMIT $3`;

const REVENUE_WAITS = `SELECT FROM revenue_part WHERE term = $1 AND nanos <> 0 OR ${HAS_ENDED} LIMIT 1`;

/** What a part has not spent stays its own. */
const ADD_UP = `
WITH part AS MATERIALIZED (
  SELECT job_no, term, spent_nanos, agreed, failed, reopened, fuel FROM job_part
  WHERE job_no = ANY($1::int[]) AND ($2::text IS NULL OR term = $2 OR ${HAS_ENDED}) ORDER BY job_no, term FOR UPDATE
), emptied AS (
  UPDATE job_part AS p SET budget_nanos = p.budget_nanos - part.spent_nanos, spent_nanos = 0, agreed = 0, failed = 0, reopened = 0, fuel = 0
  FROM part WHERE p.job_no = part.job_no AND p.term = part.term
), sums AS MATERIALIZED (
  SELECT job_no, sum(spent_nanos)::bigint AS spent, sum(agreed)::int AS agreed, sum(failed)::int AS failed,
    sum(reopened)::int AS reopened, sum(fuel)::bigint AS fuel
  FROM part GROUP BY job_no
), holds AS (
  UPDATE ledger_account AS a SET balance_nanos = a.balance_nanos - sums.spent
  FROM sums JOIN job ON job.no = sums.job_no WHERE sums.spent <> 0 AND a.id = 'hold:' || job.id
)
UPDATE job SET agreed = job.agreed + sums.agreed, failed = job.failed + sums.failed, reopened = job.reopened + sums.reopened,
  fuel = job.fuel + sums.fuel, spent_nanos = job.spent_nanos + sums.spent
FROM sums WHERE job.no = sums.job_no`;

/** Nobody writes them any more. One that ended only just now has still to be added up. */
const REMOVE_ENDED = `DELETE FROM job_part WHERE job_no = ANY($1::int[]) AND ${HAS_ENDED} AND NOT ${IS_FULL}`;

const ADD_REVENUE = `
WITH part AS MATERIALIZED (
  SELECT term, nanos FROM revenue_part WHERE term = $1 OR ${HAS_ENDED} ORDER BY term FOR UPDATE
), emptied AS (
  UPDATE revenue_part AS p SET nanos = p.nanos - part.nanos FROM part WHERE p.term = part.term AND p.term = $1
), removed AS (
  DELETE FROM revenue_part AS p USING part WHERE p.term = part.term AND p.term <> $1
)
INSERT INTO ledger_account AS a (id, kind, balance_nanos)
SELECT $2, 'city', sum(nanos)::bigint FROM part HAVING sum(nanos) <> 0
ON CONFLICT (id) DO UPDATE SET balance_nanos = a.balance_nanos + excluded.balance_nanos`;
