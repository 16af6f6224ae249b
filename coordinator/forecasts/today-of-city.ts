import type { Pool } from "pg";

/** Today by the database's clock, in UTC, as 2026-11-30: days are counted by it. */
export async function todayOfCity(pool: Pick<Pool, "query">): Promise<string> {
  const { rows } = await pool.query<{ today: string }>(
    "SELECT to_char(now() AT TIME ZONE 'UTC', 'YYYY-MM-DD') AS today",
  );
  const [row] = rows;
  if (!row) throw new Error("The database told no date.");
  return row.today;
}
