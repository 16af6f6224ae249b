import type { Pool } from "pg";
import { LIMITS } from "#protocol/limits";

/** Teams whose last member went with their public name or their account. */
export async function endEmptyTeams(pool: Pool): Promise<void> {
  const { rows } = await pool.query<{ id: string }>(EMPTY, [LIMITS.MAX_EMPTY_TEAMS_ENDED_AT_ONCE]);
  for (const { id } of rows) await endIfEmpty(pool, id);
}

const EMPTY = "SELECT id FROM team WHERE NOT EXISTS (SELECT FROM team_member WHERE team_id = team.id) LIMIT $1";

/** Looks again under the lock of whoever joins. */
async function endIfEmpty(pool: Pool, id: string): Promise<void> {
  const tx = await pool.connect();
  try {
    await tx.query("BEGIN");
    await tx.query("SELECT FROM team WHERE id = $1 FOR UPDATE", [id]);
    await tx.query("DELETE FROM team WHERE id = $1 AND NOT EXISTS (SELECT FROM team_member WHERE team_id = $1)", [id]);
    await tx.query("COMMIT");
    tx.release();
  } catch (error) {
    tx.release(true);
    throw error;
  }
}
