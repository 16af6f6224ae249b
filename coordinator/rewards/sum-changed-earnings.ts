import type { Pool } from "pg";
import { LIMITS } from "#protocol/limits";
import { queryByClient } from "../store/query";
import { sumPartnerEarnings } from "./sum-partner-earnings";

/** Keeps partners' sums up to date, a bounded part in each round. */
export async function sumChangedEarnings(pool: Pool): Promise<void> {
  for (let times = 0; times < LIMITS.MAX_PARTNER_SUMS_PER_ROUND; times++) {
    const { rows } = await pool.query<{ id: string }>(
      "SELECT partner_id AS id FROM partner_earning WHERE is_stale LIMIT 1",
    );
    if (!rows[0]) return;
    await sumOnce(pool, rows[0].id);
  }
}

async function sumOnce(pool: Pool, partnerId: string): Promise<void> {
  const tx = await pool.connect();
  try {
    await tx.query("BEGIN");
    await sumPartnerEarnings(queryByClient(tx), partnerId);
    await tx.query("COMMIT");
    tx.release();
  } catch (error) {
    tx.release(true);
    throw error;
  }
}
