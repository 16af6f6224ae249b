import type { Pool, PoolClient } from "pg";
import { accounts } from "#core/ledger/ledger";
import { firstPostingSince } from "./first-posting-since";
import { monthSpan } from "./month-span";

export interface MonthMovement {
  at: Date;
  kind: string;
  facts: unknown;
  amount_nanos: number;
}

export interface MonthOfJob {
  id: string;
  name: string;
  charged_nanos: number;
  returned_nanos: number;
}

interface Balance {
  freeNanos: number;
  heldNanos: number;
}

export interface Month {
  from: Date;
  to: Date;
  opening: Balance;
  closing: Balance;
  movements: MonthMovement[];
  /** The most expensive first. */
  jobs: MonthOfJob[];
}

/**
 * A customer's month, from one snapshot of the ledger: what they have now, less what came later, is what they had at its
 * end, and less what came in it, what they had before. So its lines and its balances agree by construction.
 */
export async function readMonth(pool: Pool, customerId: string, month: string): Promise<Month> {
  const tx = await pool.connect();
  try {
    await tx.query("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
    const read = await readFrom(tx, customerId, month);
    await tx.query("COMMIT");
    tx.release();
    return read;
  } catch (error) {
    tx.release(true);
    throw error;
  }
}

interface SumRow {
  is_held: boolean;
  now: number;
  within: number;
  later: number;
}

async function readFrom(tx: PoolClient, customerId: string, month: string): Promise<Month> {
  const { from, to } = monthSpan(month);
  const about = [customerId, ownAccounts(customerId), await firstPostingSince(tx, from), from, to];
  const sums = await tx.query<SumRow>(SUMS, about);
  const movements = await tx.query<MonthMovement>(MOVEMENTS, about);
  const jobs = await tx.query<MonthOfJob>(JOBS, about);
  const balanceOf = (nanosOf: (row: SumRow) => number): Balance => {
    const of = (isHeld: boolean) =>
      sums.rows.filter((row) => row.is_held === isHeld).reduce((a, b) => a + nanosOf(b), 0);
    return { freeNanos: of(false), heldNanos: of(true) };
  };
  return {
    from,
    to,
    opening: balanceOf(({ now, later, within }) => now - later - within),
    closing: balanceOf(({ now, later }) => now - later),
    movements: movements.rows,
    jobs: jobs.rows,
  };
}

/** Those that are not of one job. */
const ownAccounts = (customerId: string) => [
  accounts.customer(customerId),
  accounts.gift(customerId),
  accounts.owed(customerId),
];

/** The customer's accounts, and what was entered there since the first posting of the month. */
const ENTERED = `
WITH own AS MATERIALIZED (
  SELECT unnest($2::text[]) AS account, NULL AS job, NULL AS name
  UNION ALL SELECT 'hold:' || id, id, name FROM job WHERE customer_id = $1
), entered AS MATERIALIZED (
  SELECT own.*, entry.posting_id, entry.amount_nanos, posting.at, posting.kind, posting.facts
  FROM own JOIN entry ON entry.account = own.account AND entry.posting_id >= $3
  JOIN posting ON posting.id = entry.posting_id WHERE posting.at >= $4
)`;

const SUMS = `${ENTERED}
SELECT own.job IS NOT NULL AS is_held, coalesce(sum(balance_nanos), 0)::bigint AS now,
  coalesce(sum(moved.within), 0)::bigint AS within, coalesce(sum(moved.later), 0)::bigint AS later
FROM own LEFT JOIN account_total ON account_total.id = own.account LEFT JOIN (
  SELECT account, sum(amount_nanos) FILTER (WHERE at < $5) AS within, sum(amount_nanos) FILTER (WHERE at >= $5) AS later
  FROM entered GROUP BY account
) AS moved ON moved.account = own.account
GROUP BY own.job IS NOT NULL`;

/** What only moved between a customer's own accounts, such as a budget, is no movement. */
const MOVEMENTS = `${ENTERED}
SELECT at, kind, facts, sum(amount_nanos)::bigint AS amount_nanos FROM entered
WHERE at < $5 AND kind NOT IN ('charge', 'reversal')
GROUP BY posting_id, at, kind, facts HAVING sum(amount_nanos) <> 0 ORDER BY posting_id`;

const JOBS = `${ENTERED}
SELECT job AS id, name, -coalesce(sum(amount_nanos) FILTER (WHERE kind = 'charge'), 0)::bigint AS charged_nanos,
  coalesce(sum(amount_nanos) FILTER (WHERE kind = 'reversal'), 0)::bigint AS returned_nanos
FROM entered WHERE at < $5 AND kind IN ('charge', 'reversal')
GROUP BY job, name ORDER BY charged_nanos DESC, job`;
