import type { Pool } from "pg";

/** Of all balances, with what is not yet added to them: zero. */
export async function ledgerSum(pool: Pool): Promise<number> {
  const { rows } = await pool.query<{ sum: string }>("SELECT sum(balance_nanos)::text AS sum FROM account_total");
  return Number(rows[0]?.sum);
}
