import type { Pool, PoolClient } from "pg";
import { LIMITS } from "#protocol/limits";

/** Makes the boards anew if the last ones are older than this, and says whether it did. Pages read them and nothing else. */
export async function makeBoards(pool: Pool, olderThanMs: number): Promise<boolean> {
  const tx = await pool.connect();
  try {
    await tx.query("BEGIN");
    const due = await isDue(tx, olderThanMs);
    if (due) {
      const { rows } = await tx.query<{ monday: string }>(MONDAY);
      const monday = rows[0]?.monday ?? "";
      await makeBoard(tx, "all", "all", null);
      await makeBoard(tx, "week", monday, monday);
    }
    await tx.query("COMMIT");
    tx.release();
    return due;
  } catch (error) {
    tx.release(true);
    throw error;
  }
}

const MONDAY = "SELECT to_char(date_trunc('week', now() AT TIME ZONE 'UTC'), 'YYYY-MM-DD') AS monday";

/** One coordinator makes them; the lock is the one of whoever reads the ledger. */
async function isDue(tx: PoolClient, olderThanMs: number): Promise<boolean> {
  const { rowCount } = await tx.query("SELECT FROM work_mark FOR UPDATE SKIP LOCKED");
  if (rowCount !== 1) return false;
  const { rows } = await tx.query<{ fresh: boolean }>(
    "SELECT count(*) = 2 AS fresh FROM board WHERE name IN ('all', 'week') AND taken_at > now() - $1 * interval '1 millisecond'",
    [olderThanMs],
  );
  return rows[0]?.fresh === false;
}

async function makeBoard(tx: PoolClient, name: string, period: string, monday: string | null): Promise<void> {
  await tx.query(BOARD, [name, monday]);
  await tx.query("DELETE FROM board_row WHERE board = $1", [name]);
  await tx.query(ROWS, [name, period, LIMITS.MAX_BOARD_ROWS]);
  await tx.query("DELETE FROM board_team WHERE board = $1", [name]);
  await tx.query(TEAMS, [name, period, LIMITS.MAX_BOARD_ROWS]);
  await tx.query(UNLISTED, [name, period]);
}

const BOARD = `INSERT INTO board (name, monday, listed, unlisted, taken_at) VALUES ($1, $2, 0, 0, now())
  ON CONFLICT (name) DO UPDATE SET monday = excluded.monday, taken_at = excluded.taken_at`;

/** Locks the profiles: one that is removed meanwhile is not listed. */
const ROWS = `
WITH homes AS MATERIALIZED (
  SELECT owner_id, sum(device_work.credit_nanos)::bigint AS credit FROM device_work JOIN device ON no = device_no
  JOIN profile ON person_id = owner_id
  WHERE period = $2 AND on_boards GROUP BY owner_id HAVING sum(device_work.credit_nanos) > 0
  ORDER BY credit DESC, owner_id LIMIT $3
), seen AS MATERIALIZED (
  SELECT person_id FROM profile JOIN homes ON owner_id = person_id WHERE on_boards ORDER BY person_id FOR KEY SHARE OF profile
)
INSERT INTO board_row (board, place, person_id, credit_nanos)
SELECT $1, row_number() OVER (ORDER BY credit DESC, owner_id), owner_id, credit FROM homes JOIN seen ON person_id = owner_id`;

/** Of a team counts what its members do who are to be listed themselves. */
const TEAMS = `
INSERT INTO board_team (board, place, team_id, credit_nanos)
SELECT $1, row_number() OVER (ORDER BY credit DESC, team_id), team_id, credit FROM (
  SELECT team_id, sum(device_work.credit_nanos)::bigint AS credit FROM device_work JOIN device ON no = device_no
  JOIN profile ON person_id = owner_id JOIN team_member USING (person_id)
  WHERE period = $2 AND on_boards GROUP BY team_id HAVING sum(device_work.credit_nanos) > 0
  ORDER BY credit DESC, team_id LIMIT $3
) AS teams`;

/** Many accounts or devices on one network count as one household, or somebody could make up the others. */
const UNLISTED = `
UPDATE board SET listed = (SELECT count(*) FROM board_row WHERE board = $1), unlisted = (
  SELECT count(DISTINCT network)::int FROM (
    SELECT coalesce(min(network), coalesce(home_id, owner_id, device.id)) AS network
    FROM device_work JOIN device ON no = device_no
    WHERE period = $2 AND (owner_id IS NULL OR owner_id NOT IN (
      SELECT person_id FROM board_row WHERE board = $1
      UNION ALL SELECT person_id FROM board_team JOIN team_member USING (team_id) JOIN profile USING (person_id)
      WHERE board = $1 AND on_boards))
    GROUP BY coalesce(home_id, owner_id, device.id) HAVING sum(device_work.credit_nanos) > 0
  ) AS homes
) WHERE name = $1`;
