import type { Pool, PoolClient } from "pg";
import { accounts } from "#core/ledger/ledger";
import { LASTS } from "../coordinator-terms";
import { lockAccounts } from "../lock-accounts";
import { queryByClient } from "../query";
import { atLeisure } from "./at-leisure";
import type { JobCharge, PartsOfBudgets } from "./parts-of-budgets";

interface Taken {
  job_no: number;
  /** What the term may spend now; null if there is not as much as it needs. */
  left: number | null;
}

/**
 * Makes sure that the term may spend so much of these jobs, by taking as large a part of each budget as it would get if
 * all coordinators took one: it asks again only when that is spent. If others have taken what it needs, it takes back what
 * they have not spent. The parts of a job's budget therefore never sum to more than its hold, and its last nanodollar
 * can be spent by anybody. Refused when there is not enough even so.
 *
 * All parts change under the lock of their hold's account.
 */
export const takeParts = (pool: Pool, term: string, charges: readonly JobCharge[], known: PartsOfBudgets) =>
  atLeisure(pool, async (tx) => {
    const holds = charges.map(({ jobId }) => accounts.hold(jobId));
    // By itself, so that the next statement sees what others took meanwhile.
    await lockAccounts(queryByClient(tx), holds);
    const short = await take(tx, term, charges, known);
    if (short.length === 0) return;
    await tx.query(TAKE_BACK, [short.map(({ jobNo }) => jobNo), term]);
    const [missing] = await take(tx, term, short, known);
    if (missing) throw new Error(`The hold of job ${missing.jobId} has less than ${missing.nanos} nanodollars.`);
  });

/** Returns those of which there was not enough. */
async function take(tx: PoolClient, term: string, charges: readonly JobCharge[], known: PartsOfBudgets) {
  const { rows } = await tx.query<Taken>(TAKE, [
    term,
    charges.map(({ jobNo }) => jobNo),
    charges.map(({ jobId }) => accounts.hold(jobId)),
    charges.map(({ nanos }) => nanos),
  ]);
  const left = new Map(rows.map((row) => [row.job_no, row.left]));
  return charges.filter(({ jobNo }) => {
    const nanos = left.get(jobNo) ?? null;
    if (nanos !== null) known.know(jobNo, nanos);
    return nanos === null;
  });
}

const TAKE = `
WITH asked AS MATERIALIZED (
  SELECT a.job_no, coalesce(own.budget_nanos - own.spent_nanos, 0) AS has,
    a.nanos - coalesce(own.budget_nanos - own.spent_nanos, 0) AS lack,
    coalesce(hold.balance_nanos, 0) - coalesce((SELECT sum(budget_nanos) FROM job_part WHERE job_no = a.job_no), 0)::bigint AS free
  FROM unnest($2::int[], $3::text[], $4::bigint[]) AS a (job_no, hold, nanos)
  LEFT JOIN ledger_account AS hold ON hold.id = a.hold
  LEFT JOIN job_part AS own ON own.job_no = a.job_no AND own.term = $1
), lasting AS MATERIALIZED (
  SELECT greatest(count(*), 1) AS terms FROM coordinator WHERE ${LASTS}
), taken AS (
  INSERT INTO job_part AS p (job_no, term, budget_nanos)
  SELECT job_no, $1, greatest(lack, free / terms) FROM asked, lasting WHERE lack > 0 AND lack <= free ORDER BY job_no
  ON CONFLICT (job_no, term) DO UPDATE SET budget_nanos = p.budget_nanos + excluded.budget_nanos
  RETURNING job_no, budget_nanos - spent_nanos AS left
)
SELECT asked.job_no, CASE WHEN lack <= 0 THEN has ELSE taken.left END AS left FROM asked LEFT JOIN taken USING (job_no)`;

/** In the order in which all lock several parts. Whose commit group is under way is waited for, and spends its part first. */
const TAKE_BACK = `
WITH others AS MATERIALIZED (
  SELECT job_no, term FROM job_part WHERE job_no = ANY($1::int[]) AND term <> $2 ORDER BY job_no, term FOR UPDATE
)
UPDATE job_part AS p SET budget_nanos = p.spent_nanos FROM others WHERE p.job_no = others.job_no AND p.term = others.term`;
