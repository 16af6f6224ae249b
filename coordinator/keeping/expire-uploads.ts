import type { Pool } from "pg";
import { LIMITS } from "#protocol/limits";
import { CITY } from "../uploads/uploads";

/** Forgets uploads that no job of their owner has named for long; those that one names are checked again later. */
export async function expireUploads(pool: Pool, max: number): Promise<number> {
  const { rowCount } = await pool.query(EXPIRE, [max, CITY, LIMITS.MAX_IDLE_UPLOAD_DAYS]);
  return rowCount ?? 0;
}

const EXPIRE = `
WITH due AS MATERIALIZED (
  SELECT hash, owner, EXISTS (
    SELECT FROM job_blob JOIN job ON no = job_no WHERE job_blob.hash = upload.hash AND customer_id = owner) AS used
  FROM upload WHERE check_at <= now() AND owner <> $2 ORDER BY check_at LIMIT $1 FOR UPDATE SKIP LOCKED
), kept AS (
  UPDATE upload SET check_at = now() + $3 * interval '1 day' FROM due
  WHERE used AND upload.hash = due.hash AND upload.owner = due.owner
), forgotten AS (
  DELETE FROM upload USING due WHERE NOT used AND upload.hash = due.hash AND upload.owner = due.owner
  RETURNING upload.hash
), unnamed AS (
  UPDATE blob SET check_at = now() FROM forgotten WHERE blob.hash = forgotten.hash AND check_at IS NULL
)
SELECT FROM due`;
