import type { Prisma } from "#prisma/generated/client";
import { LIMITS } from "#protocol/limits";

export interface ChargedJob {
  /** Null: all but the most expensive ones, together. */
  jobId: string | null;
  name: string;
  jobs: number;
  chargedNanos: number;
  returnedNanos: number;
  paidNanos: number;
}

interface ChargedRow {
  customer_id: string;
  job_id: string | null;
  name: string;
  jobs: bigint;
  charged: bigint;
  returned: bigint;
  paid: bigint;
}

interface Span {
  /** Postings before this number are of earlier months. */
  first: number;
  from: Date;
  to: Date;
}

/**
 * What was charged for each job, and how much paid money that used up: what its charges until now reach into, less what is
 * in invoices already. In a table of this transaction, from which invoices are read a page at a time.
 */
export async function collectMonthCharges(tx: Prisma.TransactionClient, { first, from, to }: Span): Promise<void> {
  await tx.$executeRaw`
    CREATE TEMP TABLE month_charge (
      customer_id text, job_id text, name text, charged bigint, returned bigint,
      charged_upto bigint, paid_upto bigint, paid_before bigint
    ) ON COMMIT DROP`;
  await tx.$executeRaw`
    INSERT INTO month_charge
    WITH moved AS (
      SELECT subject AS job_id,
        coalesce(-sum(amount_nanos) FILTER (WHERE kind = 'charge'), 0)::bigint AS charged,
        coalesce(sum(amount_nanos) FILTER (WHERE kind = 'reversal'), 0)::bigint AS returned
      FROM posting JOIN entry ON posting_id = posting.id AND account = 'hold:' || subject
      WHERE posting.id >= ${first}::bigint AND posting.at >= ${from} AND posting.at < ${to} AND kind IN ('charge', 'reversal')
      GROUP BY subject
    )
    SELECT customer_id, job_id, job.name, charged, returned, coalesce(i.charged_nanos, 0) + charged AS charged_upto, (
        SELECT coalesce(sum(least(upto_nanos, coalesce(i.charged_nanos, 0) + charged) - from_nanos), 0)
        FROM job_funding AS f WHERE f.job_id = moved.job_id AND is_paid AND from_nanos < coalesce(i.charged_nanos, 0) + charged
      )::bigint AS paid_upto, coalesce(i.paid_nanos, 0) AS paid_before
    FROM moved JOIN job ON job.id = moved.job_id LEFT JOIN job_invoiced AS i USING (job_id)`;
  await tx.$executeRaw`CREATE INDEX ON month_charge (customer_id)`;
}

/** Up to so many customers after that one, in the order of their ids. */
export async function chargedCustomers(
  tx: Prisma.TransactionClient,
  after: string,
): Promise<Map<string, ChargedJob[]>> {
  const rows = await tx.$queryRaw<ChargedRow[]>`
    WITH page AS (
      SELECT DISTINCT customer_id FROM month_charge WHERE customer_id > ${after}
      ORDER BY customer_id LIMIT ${LIMITS.MAX_INVOICES_WRITTEN_AT_ONCE}::int
    ), ranked AS (
      SELECT month_charge.*, row_number() OVER (PARTITION BY customer_id ORDER BY charged DESC, job_id) AS place
      FROM month_charge JOIN page USING (customer_id)
    ), shown AS (
      SELECT *, CASE WHEN place <= ${LIMITS.MAX_INVOICE_JOBS}::int THEN job_id END AS shown_id FROM ranked
    )
    SELECT customer_id, shown_id AS job_id, min(name) AS name, count(*) AS jobs, sum(charged)::bigint AS charged,
      sum(returned)::bigint AS returned, sum(paid_upto - paid_before)::bigint AS paid
    FROM shown GROUP BY customer_id, shown_id ORDER BY customer_id, shown_id IS NULL, sum(charged) DESC, shown_id`;
  const found = new Map<string, ChargedJob[]>();
  for (const { customer_id, job_id, name, jobs, charged, returned, paid } of rows) {
    const own = found.get(customer_id) ?? [];
    const nanos = { chargedNanos: Number(charged), returnedNanos: Number(returned), paidNanos: Number(paid) };
    own.push({ jobId: job_id, name, jobs: Number(jobs), ...nanos });
    found.set(customer_id, own);
  }
  return found;
}

/** So that none of it is in another invoice. */
export async function markInvoiced(tx: Prisma.TransactionClient): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO job_invoiced (job_id, charged_nanos, paid_nanos) SELECT job_id, charged_upto, paid_upto FROM month_charge
    ON CONFLICT (job_id) DO UPDATE SET charged_nanos = excluded.charged_nanos, paid_nanos = excluded.paid_nanos`;
}
