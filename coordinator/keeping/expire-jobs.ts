import type { Pool } from "pg";

/**
 * Deletes jobs whose time is over, the longest overdue first, except those whose outputs another job waits for. Several
 * coordinators share the work.
 */
export async function expireJobs(pool: Pool, max: number): Promise<number> {
  const { rowCount } = await pool.query(EXPIRE, [max]);
  return rowCount ?? 0;
}

const EXPIRE = `
WITH due AS MATERIALIZED (
  SELECT no FROM job WHERE deleted_at IS NULL AND kept_until <= now()
    AND NOT EXISTS (SELECT FROM chain WHERE source_no = job.no) ORDER BY kept_until LIMIT $1 FOR UPDATE SKIP LOCKED
), expired AS (
  UPDATE job SET deleted_at = now() FROM due WHERE job.no = due.no RETURNING job.id, job.keep_days
)
INSERT INTO audit_line (actor, act, subject, detail, facts)
SELECT 'the city', 'job.expired', id, '', jsonb_build_object('days', keep_days) FROM expired`;
