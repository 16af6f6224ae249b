import type { Pool } from "pg";

/**
 * Each run of settled units draws so many numbers, however few units it has: drawing them is then one step, and those of
 * a run are consecutive whoever draws at the same time. An array of this length stays in its row: a larger one would be
 * compressed and stored separately.
 */
export const NUMBERS_A_RUN = 256;

/**
 * The start of a query: whoever draws numbers reads it first, in the same transaction. Until that ends it holds a shared
 * advisory lock whose number says which draws may still be under way: those from the sequence's last value on, negative
 * so that no other lock has it.
 */
export const FIRST_DRAW = "SELECT pg_advisory_xact_lock_shared(-last_value) FROM settlement";

/**
 * The number up to which everything that was settled is visible, now and in later snapshots: below what groups that
 * are under way may have drawn. The sequence is read before the locks: whoever drew a number up to its value, and has
 * released its lock since, has committed.
 */
export async function settledUpTo(pool: Pick<Pool, "query">): Promise<bigint> {
  const { rows } = await pool.query<{ draws: string }>(UP_TO);
  return BigInt(rows[0]?.draws ?? 0) * BigInt(NUMBERS_A_RUN);
}

/** The inner query refers to the outer one, and so is evaluated after it. */
const UP_TO = `
WITH drawn AS MATERIALIZED (SELECT last_value FROM settlement)
SELECT least(last_value, (
  SELECT min(-((classid::bigint << 32) | objid::bigint)) - 1 FROM pg_locks
  WHERE locktype = 'advisory' AND mode = 'ShareLock' AND objsubid = 1 AND classid::bigint >= 2147483648 AND drawn.last_value > 0
    AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
))::text AS draws FROM drawn`;
