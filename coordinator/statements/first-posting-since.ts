import type { Pool, PoolClient } from "pg";
import { DAY } from "#core/time";

/** Numbers of postings are drawn in about the order of their times: by less than this, a larger one may be earlier. */
const DISORDER_MS = DAY;

/**
 * The number from which on all postings since a moment are found, by halving: an index of times would have an entry
 * for each posting, for a question of once a month.
 */
export async function firstPostingSince(tx: PoolClient, at: Date): Promise<number> {
  const before = at.getTime() - DISORDER_MS;
  const { rows } = await tx.query<{ last: number | null }>("SELECT max(id) AS last FROM posting");
  let low = 1;
  let high = (rows[0]?.last ?? 0) + 1;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    const found = await tx.query<{ id: number; at: Date }>(FROM, [middle, high]);
    const [next] = found.rows;
    if (!next || next.at.getTime() >= before) high = middle;
    else low = next.id + 1;
  }
  return low;
}

/** Numbers have gaps. */
const FROM = "SELECT id, at FROM posting WHERE id >= $1 AND id < $2 ORDER BY id LIMIT 1";

/** The same, on a connection of its own. */
export async function firstPostingOf(pool: Pool, at: Date): Promise<number> {
  const tx = await pool.connect();
  try {
    return await firstPostingSince(tx, at);
  } finally {
    tx.release();
  }
}
