import type { Pool } from "pg";

/**
 * Numbers that readers go by: units as they settle, and postings as devices are credited. They are drawn from sequences,
 * by several coordinators at the same time, so that a larger number may be visible before a smaller one.
 */
type Drawn = keyof typeof SEQUENCES;

/** `parity`: of the locks that speak of it. */
const SEQUENCES = {
  settlement: { name: "settlement", parity: 0 },
  posting: { name: "posting_id_seq", parity: 1 },
};

/**
 * Each run of settled units draws so many numbers, however few units it has: drawing them is then one step, and those of
 * a run are consecutive whoever draws at the same time. An array of this length stays in its row: a larger one would be
 * compressed and stored separately.
 */
export const NUMBERS_A_RUN = 256;

/**
 * The start of a query: whoever draws reads it first, in the same transaction. Until that ends it holds shared advisory
 * locks whose numbers say which draws may still be under way: those from the sequences' last values on. They are
 * negative so that no other lock has them.
 */
export const FIRST_DRAW = `SELECT pg_advisory_xact_lock_shared(-2 * settlement.last_value),
  pg_advisory_xact_lock_shared(-2 * posting.last_value - 1) FROM settlement, posting_id_seq AS posting`;

/** The number up to which all settled units are visible, now and in later snapshots. */
export const settledUpTo = async (pool: Pick<Pool, "query">): Promise<bigint> =>
  (await drawnUpTo(pool, "settlement")) * BigInt(NUMBERS_A_RUN);

/** The number up to which all credits are. */
export const creditedUpTo = (pool: Pick<Pool, "query">): Promise<bigint> => drawnUpTo(pool, "posting");

/**
 * Below what may have been drawn by transactions that are under way. The sequence is read before the locks: whoever drew a
 * number up to its value, and has released its lock since, has committed.
 */
async function drawnUpTo(pool: Pick<Pool, "query">, drawn: Drawn): Promise<bigint> {
  const { rows } = await pool.query<{ upto: string }>(UP_TO[drawn]);
  return BigInt(rows[0]?.upto ?? 0);
}

/** The inner query refers to the outer one, and so is evaluated after it. */
const upTo = ({ name, parity }: (typeof SEQUENCES)[Drawn]) => `
WITH drawn AS MATERIALIZED (SELECT last_value FROM ${name})
SELECT least(last_value, (
  SELECT min((number - ${parity}) / 2) - 1 FROM pg_locks, LATERAL (SELECT -((classid::bigint << 32) | objid::bigint) AS number) AS l
  WHERE locktype = 'advisory' AND mode = 'ShareLock' AND objsubid = 1 AND number > 0 AND number % 2 = ${parity}
    AND drawn.last_value > 0 AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
))::text AS upto FROM drawn`;

const UP_TO = { settlement: upTo(SEQUENCES.settlement), posting: upTo(SEQUENCES.posting) };
