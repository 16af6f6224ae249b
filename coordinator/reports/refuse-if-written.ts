import type { Pool } from "pg";
import { refuse } from "../refusals/refuse";

/** A posting has the time at which its transaction began: while one goes on that began before, a time is not final. */
export async function refuseIfWritten(pool: Pool, to: Date): Promise<void> {
  const { rowCount } = await pool.query(WRITTEN, [to]);
  if (rowCount !== 0) throw refuse("report-still-written");
}

const WRITTEN = `
SELECT FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()
  AND backend_type = 'client backend' AND xact_start < $1 LIMIT 1`;
