import type { PoolClient } from "pg";

/**
 * What the job is charged from now on, beyond what was charged before and is taken back, is paid for by the city: devices
 * that earn it cannot redeem it, or accomplices would. Called before anything is taken back.
 */
export async function endPaidFunding(tx: PoolClient, jobId: string, takenBackNanos: number): Promise<void> {
  const { rows } = await tx.query<{ charged: number }>(CHARGED, [jobId]);
  await tx.query(END, [jobId, Number(rows[0]?.charged ?? 0) + takenBackNanos]);
}

/** Everything that its hold ever paid out: what is spent now, and what came back of that before. */
const CHARGED = `SELECT spent_nanos + coalesce((
    SELECT sum(amount_nanos) FROM posting JOIN entry ON posting_id = posting.id AND account = 'hold:' || job.id
    WHERE subject = job.id AND kind = 'reversal' AND kind IN ('refund', 'reversal')), 0) AS charged
  FROM job WHERE id = $1`;

const END = `
WITH cut AS (
  SELECT job_id, from_nanos, upto_nanos FROM job_funding
  WHERE job_id = $1 AND is_paid AND from_nanos < $2::bigint AND upto_nanos > $2::bigint
), ended AS (
  UPDATE job_funding SET is_paid = false WHERE job_id = $1 AND from_nanos >= $2::bigint
), shortened AS (
  UPDATE job_funding AS f SET upto_nanos = $2::bigint FROM cut WHERE f.job_id = cut.job_id AND f.from_nanos = cut.from_nanos
)
INSERT INTO job_funding (job_id, from_nanos, upto_nanos, is_paid) SELECT job_id, $2::bigint, upto_nanos, false FROM cut`;
