import { randomBytes } from "node:crypto";
import type { Pool, PoolClient } from "pg";
import { LIMITS } from "#protocol/limits";

export interface EraseBounds {
  /** Steps of one round; a step is a transaction. */
  steps: number;
  /** Delay after a job's deletion, for what other coordinators and devices have under way. */
  delayMs: number;
}

interface DeletedJob {
  no: number;
  units: number;
  erased_units: number;
  customer_id: string;
  created_at: Date;
}

/**
 * Erases deleted jobs step by step: first the contents of their units, then their references to blobs. Each step
 * records its progress, so if a coordinator dies another one continues; a job is one coordinator's at a time. Prices,
 * credits and verdicts stay. Returns how many steps there were to do.
 */
export async function eraseJobs(pool: Pool, { steps, delayMs }: EraseBounds): Promise<number> {
  for (let done = 0; done < steps; done++) {
    if (!(await eraseStep(pool, delayMs))) return done;
  }
  return steps;
}

async function eraseStep(pool: Pool, delayMs: number): Promise<boolean> {
  const tx = await pool.connect();
  try {
    await tx.query("BEGIN");
    const { rows } = await tx.query<DeletedJob>(NEXT, [delayMs]);
    const job = rows[0];
    if (job) await erase(tx, job);
    await tx.query("COMMIT");
    tx.release();
    return job !== undefined;
  } catch (error) {
    tx.release(true);
    throw error;
  }
}

const NEXT = `SELECT no, units, erased_units, customer_id, created_at FROM job
  WHERE erased_at IS NULL AND deleted_at <= now() - $1 * interval '1 millisecond'
  ORDER BY deleted_at LIMIT 1 FOR UPDATE SKIP LOCKED`;

async function erase(tx: PoolClient, job: DeletedJob): Promise<void> {
  const from = job.erased_units;
  if (from < job.units) {
    const to = Math.min(job.units, from + LIMITS.MAX_UNITS_ERASED_AT_ONCE);
    await tx.query(ERASE_UNITS, [job.no, from, to, randomBytes(32)]);
    await tx.query("DELETE FROM lost_attempt WHERE job_no = $1 AND unit >= $2 AND unit < $3", [job.no, from, to]);
    await tx.query("DELETE FROM placement WHERE job_no = $1 AND unit >= $2 AND unit < $3", [job.no, from, to]);
    await tx.query("DELETE FROM destination WHERE job_no = $1", [job.no]);
    await tx.query("DELETE FROM receipt_signature WHERE job_no = $1", [job.no]);
    await tx.query("UPDATE job SET erased_units = $2 WHERE no = $1", [job.no, to]);
    return;
  }
  await tx.query(LOCK_NAMED, [job.no, LIMITS.MAX_BLOBS_RELEASED_AT_ONCE]);
  const { rowCount } = await tx.query(RELEASE, [
    job.no,
    LIMITS.MAX_BLOBS_RELEASED_AT_ONCE,
    job.customer_id,
    job.created_at,
  ]);
  if (rowCount !== 0) return;
  await tx.query("DELETE FROM addition WHERE job_no = $1", [job.no]);
  await tx.query("UPDATE block SET units_blob = NULL WHERE job_no = $1 AND units_blob IS NOT NULL", [job.no]);
  await tx.query("UPDATE job SET erased_at = now(), units_blob = NULL WHERE no = $1", [job.no]);
}

/**
 * The digest of a short output reveals it to anybody who tries all possible outputs. Mixed with a secret that is thrown
 * away, equal digests of a unit stay equal, which a device's record needs, and reveal nothing else.
 */
const ERASE_UNITS = `
UPDATE replica SET output = NULL, output_blob = NULL, message = NULL, stderr = NULL, digest = sha256(digest || $4)
WHERE job_no = $1 AND unit >= $2 AND unit < $3`;

/**
 * A statement before the release: of two jobs that name the same blob, the one that is released later sees that the other
 * no longer names it.
 */
const LOCK_NAMED = `
SELECT FROM blob WHERE hash IN (SELECT hash FROM job_blob WHERE job_no = $1 ORDER BY hash LIMIT $2)
ORDER BY hash FOR NO KEY UPDATE`;

/**
 * Uploads are released with the last job of their owner that names them, unless they were uploaded again since it was
 * submitted.
 */
const RELEASE = `
WITH released AS (
  DELETE FROM job_blob WHERE job_no = $1
    AND hash IN (SELECT hash FROM job_blob WHERE job_no = $1 ORDER BY hash LIMIT $2) RETURNING hash
), forgotten AS (
  DELETE FROM upload USING released WHERE upload.hash = released.hash AND owner = $3 AND at <= $4 AND NOT EXISTS (
    SELECT FROM job_blob JOIN job ON no = job_no
    WHERE job_blob.hash = upload.hash AND job_no <> $1 AND customer_id = $3)
), unnamed AS (
  UPDATE blob SET check_at = now() FROM released WHERE blob.hash = released.hash AND check_at IS NULL
)
SELECT FROM released`;
