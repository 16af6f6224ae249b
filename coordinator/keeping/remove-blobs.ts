import type { Pool, PoolClient } from "pg";

/** Held by a backup while it copies what the database names: nothing is removed meanwhile. */
export const BACKUP_LOCK = 5_309_433;

interface Terms {
  pool: Pool;
  /** Removes the bytes wherever they are; bytes that are already gone are no error. */
  remove: (hash: string) => Promise<void>;
  max: number;
}

/**
 * Removes blobs that nothing names any more, each in a transaction that locks its row: a writer of the same bytes waits
 * and puts them in place afterwards, and a job that names them finds either the row, which then stays, or none. Dying
 * between the bytes and the row leaves a row that is due: it is removed again, and cannot be named before its bytes
 * have been found to exist. Returns how many were checked.
 */
export async function removeBlobs({ pool, remove, max }: Terms): Promise<number> {
  for (let looked = 0; looked < max; looked++) {
    if (!(await removeNext(pool, remove))) return looked;
  }
  return max;
}

async function removeNext(pool: Pool, remove: Terms["remove"]): Promise<boolean> {
  const tx = await pool.connect();
  try {
    await tx.query("BEGIN");
    const hash = await nextDue(tx);
    if (hash !== undefined) await removeUnnamed(tx, hash, remove);
    await tx.query("COMMIT");
    tx.release();
    return hash !== undefined;
  } catch (error) {
    tx.release(true);
    throw error;
  }
}

async function nextDue(tx: PoolClient): Promise<string | undefined> {
  const { rows: lock } = await tx.query<{ free: boolean }>("SELECT pg_try_advisory_xact_lock_shared($1) AS free", [
    BACKUP_LOCK,
  ]);
  if (!lock[0]?.free) return undefined;
  const { rows } = await tx.query<{ hash: string }>(
    "SELECT hash FROM blob WHERE check_at <= now() ORDER BY check_at LIMIT 1 FOR UPDATE SKIP LOCKED",
  );
  return rows[0]?.hash;
}

/** A separate statement: it sees what was named before the row was locked, and nothing can be named afterwards. */
async function removeUnnamed(tx: PoolClient, hash: string, remove: Terms["remove"]): Promise<void> {
  const { rowCount } = await tx.query(
    `DELETE FROM blob WHERE hash = $1 AND NOT EXISTS (SELECT FROM job_blob WHERE hash = $1)
       AND NOT EXISTS (SELECT FROM upload WHERE hash = $1)`,
    [hash],
  );
  if (rowCount === 0) {
    await tx.query("UPDATE blob SET check_at = NULL WHERE hash = $1", [hash]);
    return;
  }
  await tx.query("DELETE FROM program WHERE hash = $1 OR prepared_hash = $1", [hash]);
  await remove(hash);
}
