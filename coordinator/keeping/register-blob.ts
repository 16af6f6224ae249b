import type { Pool } from "pg";
import { LIMITS } from "#protocol/limits";

/** What is known about a blob before its bytes are in their final place. */
export interface NewBlob {
  hash: string;
  bytes: number;
  /** The job that needs it from now on. */
  jobId?: string | undefined;
}

/**
 * From now on the blob counts as stored, and is not removed before there was time to name it. A removal of the same
 * bytes in progress is waited for, so that they can be put in place afterwards. A deleted job needs nothing.
 */
const REGISTER = `
WITH stored AS (
  INSERT INTO blob (hash, bytes, check_at) VALUES ($1, $2, now() + $3 * interval '1 millisecond')
  ON CONFLICT (hash) DO UPDATE SET bytes = excluded.bytes, check_at = greatest(blob.check_at, excluded.check_at)
  RETURNING hash
)
INSERT INTO job_blob (job_no, hash) SELECT no, hash FROM job, stored WHERE id = $4 AND deleted_at IS NULL
ON CONFLICT DO NOTHING`;

export async function registerBlob(pool: Pick<Pool, "query">, { hash, bytes, jobId }: NewBlob): Promise<void> {
  await pool.query({
    name: "register-blob",
    text: REGISTER,
    values: [hash, bytes, LIMITS.MIN_UNNAMED_BLOB_MS, jobId ?? null],
  });
}
