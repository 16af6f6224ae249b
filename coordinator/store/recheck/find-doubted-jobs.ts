import type { Pool } from "pg";
import type { RecheckBounds } from "./recheck-bounds";

/** Finds the finished jobs in which some of the doubted devices had answered, by the index of a device's history. */
export async function findDoubtedJobs(pool: Pool, { devices, days, answers }: RecheckBounds): Promise<void> {
  await pool.query(FIND, [devices, days, answers]);
}

/** One that is open again for others' results counts as finished: this device may have been outvoted while it was. */
const FIND = `
WITH next AS MATERIALIZED (
  SELECT device_no FROM doubted_device ORDER BY at LIMIT $1 FOR UPDATE SKIP LOCKED
), answered AS (
  SELECT next.device_no, r.job_no, r.returned_at FROM next, LATERAL (
    SELECT job_no, returned_at FROM replica
    WHERE replica.device_no = next.device_no AND returned_at > now() - $2 * interval '1 day'
    ORDER BY returned_at DESC LIMIT $3
  ) AS r
), found AS (
  INSERT INTO doubted_job (job_no, device_no, since, answers)
  SELECT job_no, device_no, min(returned_at), count(*) FROM answered JOIN job ON job.no = job_no
  WHERE adaptive AND (state = 'finished' OR state IN ('running', 'paused') AND rechecks > 0)
  GROUP BY job_no, device_no
  ON CONFLICT (job_no, device_no) DO UPDATE SET since = least(doubted_job.since, excluded.since), answers = excluded.answers
)
DELETE FROM doubted_device USING next WHERE doubted_device.device_no = next.device_no`;
