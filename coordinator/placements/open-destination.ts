import type { Pool } from "pg";
import type { CustomerId, JobId } from "#core/ids";
import type { JobSpec } from "#core/jobs/job-spec";
import { LIMITS, type Limits } from "#protocol/limits";

/** A job whose outputs are not all placed, or not all listed. */
export interface OpenDestination {
  jobNo: number;
  jobId: JobId;
  owner: CustomerId;
  spec: JobSpec;
  unitsBlob: string | null;
  /** Whether nothing more of it will be settled. */
  isOver: boolean;
  connectionId: string;
  template: string;
  /** Settlements up to this one have been taken up. */
  settlement: number;
  listings: number;
  written: number;
}

/** Those that are due, claimed for this coordinator until the next round. */
export async function claimDestinations(pool: Pool, { PLACEMENT_ROUND_MS }: Limits): Promise<OpenDestination[]> {
  const { rows } = await pool.query<OpenDestination>(CLAIM, [LIMITS.MAX_DESTINATIONS_PER_ROUND, PLACEMENT_ROUND_MS]);
  return rows;
}

const CLAIM = `
WITH due AS MATERIALIZED (
  SELECT job_no FROM destination WHERE next_at <= now() ORDER BY next_at LIMIT $1 FOR UPDATE SKIP LOCKED
)
UPDATE destination AS d SET next_at = now() + $2 * interval '1 millisecond' FROM due JOIN job ON job.no = due.job_no
WHERE d.job_no = due.job_no AND job.deleted_at IS NULL
RETURNING d.job_no AS "jobNo", job.id AS "jobId", job.customer_id AS owner, job.spec, job.units_blob AS "unitsBlob",
  job.state IN ('finished', 'cancelled') AS "isOver", d.connection_id AS "connectionId", d.template, d.settlement, d.listings, d.written`;

/** The bucket refuses: nothing of this job is tried for some time, and its page says why. */
export async function holdDestination(pool: Pool, jobNo: number, fault: string, ms: number): Promise<void> {
  await pool.query(
    "UPDATE destination SET fault = $2, next_at = now() + $3 * interval '1 millisecond' WHERE job_no = $1",
    [jobNo, fault, ms],
  );
}

export async function clearFault(pool: Pool, jobNo: number): Promise<void> {
  await pool.query("UPDATE destination SET fault = NULL WHERE job_no = $1 AND fault IS NOT NULL", [jobNo]);
}

export async function closeDestination(pool: Pool, jobNo: number): Promise<void> {
  await pool.query("UPDATE destination SET next_at = NULL, fault = NULL WHERE job_no = $1", [jobNo]);
}
