import type { Pool, PoolClient } from "pg";
import type { Pulse } from "./unit-store";

/** Of a row of `coordinator`: nothing has ended its term. */
export const LASTS = "timeline = wal_timeline()";

/** A coordinator that was silent for this long is considered dead, and its blocks are freed. */
export const STALE_SECONDS = 15;

/**
 * A term is one coordinator's time between two losses of its memory, and has a row while it lasts. Claims and commit
 * groups lock that row, so that nothing of a term is written after others have learned that it is over. A term also ends
 * when a standby becomes the primary: what was written last may be missing there, and what a coordinator then wrote by its
 * memory would be wrong.
 */
export async function beginTerm(pool: Pool, owner: string, term: string): Promise<void> {
  await endTerms(pool, owner);
  await pool.query("INSERT INTO coordinator (id, heartbeat_at) VALUES ($1, now())", [term]);
}

export async function endTerms(pool: Pool, owner: string): Promise<void> {
  await end(pool, "split_part(id, '.', 1) = $1", owner);
}

export async function heartbeat(pool: Pool, term: string): Promise<Pulse> {
  const { rowCount } = await pool.query(`UPDATE coordinator SET heartbeat_at = now() WHERE id = $1 AND ${LASTS}`, [
    term,
  ]);
  await end(pool, "heartbeat_at < now() - make_interval(secs => $1)", STALE_SECONDS);
  return rowCount === 1 ? "alive" : "over";
}

async function end(pool: Pool, which: string, value: string | number): Promise<void> {
  const tx = await pool.connect();
  try {
    await tx.query("BEGIN");
    const { rows } = await tx.query<{ id: string }>(`DELETE FROM coordinator WHERE ${which} RETURNING id`, [value]);
    if (rows.length > 0) await freeBlocksOf(tx, rows);
    await tx.query("COMMIT");
    tx.release();
  } catch (error) {
    tx.release(true);
    throw error;
  }
}

/** A separate statement, which therefore sees every claim that the deletion waited for. */
async function freeBlocksOf(tx: PoolClient, terms: { id: string }[]) {
  const ids = terms.map(({ id }) => id);
  await tx.query("UPDATE block SET free = true, owner = NULL WHERE owner = ANY($1::text[])", [ids]);
}
