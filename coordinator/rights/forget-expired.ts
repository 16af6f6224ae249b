import type { Pool } from "pg";
import { LIMITS } from "#protocol/limits";

/** Removes sessions and one-time links whose time is over: they are of no use to anybody. */
export async function forgetExpired(pool: Pool): Promise<void> {
  for (const table of ["session", "verification", "member_invitation"]) {
    await pool.query(
      `DELETE FROM "${table}" WHERE id IN (SELECT id FROM "${table}" WHERE expires_at < now() LIMIT $1)`,
      [LIMITS.MAX_EXPIRED_FORGOTTEN_AT_ONCE],
    );
  }
}
