import type { Pool } from "pg";
import type { CustomerId } from "#core/ids";
import { LIMITS } from "#protocol/limits";

/** A multipart upload that takes up space in a customer's bucket until it is completed or aborted. */
export interface BegunUpload {
  connectionId: string;
  owner: CustomerId;
  key: string;
  uploadId: string;
}

export async function noteUpload(pool: Pool, { connectionId, owner, key, uploadId }: BegunUpload): Promise<void> {
  await pool.query(
    `INSERT INTO bucket_upload (connection_id, owner, key, upload_id, next_at)
     VALUES ($1, $2, $3, $4, now() + $5 * interval '1 millisecond') ON CONFLICT DO NOTHING`,
    [connectionId, owner, key, uploadId, LIMITS.MAX_BUCKET_UPLOAD_MS],
  );
}

export async function forgetUpload(
  pool: Pool,
  { connectionId, uploadId }: Pick<BegunUpload, "connectionId" | "uploadId">,
): Promise<void> {
  await pool.query("DELETE FROM bucket_upload WHERE connection_id = $1 AND upload_id = $2", [connectionId, uploadId]);
}

/** Those that were not ended in time, claimed for this coordinator until their next turn. */
export async function claimLeftUploads(pool: Pool): Promise<BegunUpload[]> {
  const { MAX_LEFT_UPLOAD_DAYS, MAX_UPLOADS_GIVEN_UP_AT_ONCE, MAX_BUCKET_UPLOAD_MS } = LIMITS;
  await pool.query("DELETE FROM bucket_upload WHERE begun_at < now() - $1 * interval '1 day'", [MAX_LEFT_UPLOAD_DAYS]);
  const { rows } = await pool.query<BegunUpload>(CLAIM, [MAX_UPLOADS_GIVEN_UP_AT_ONCE, MAX_BUCKET_UPLOAD_MS]);
  return rows;
}

const CLAIM = `
WITH due AS MATERIALIZED (
  SELECT connection_id, upload_id FROM bucket_upload WHERE next_at <= now() ORDER BY next_at LIMIT $1 FOR UPDATE SKIP LOCKED
)
UPDATE bucket_upload AS u SET next_at = now() + $2 * interval '1 millisecond' FROM due
WHERE u.connection_id = due.connection_id AND u.upload_id = due.upload_id
RETURNING u.connection_id AS "connectionId", u.owner, u.key, u.upload_id AS "uploadId"`;
