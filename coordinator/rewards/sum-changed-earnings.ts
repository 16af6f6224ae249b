import type { Pool } from "pg";
import { LIMITS } from "#protocol/limits";
import { queryByClient } from "../store/query";
import { sumPartnerEarnings } from "./sum-partner-earnings";

/**
 * Keeps partners' sums up to date, a bounded part in each round: of those after this id, each once. Returns with whom the
 * next round goes on; none when it has come to the last.
 */
export async function sumChangedEarnings(pool: Pool, after = ""): Promise<string> {
  const { MAX_PARTNERS_SUMMED_PER_ROUND: maxPartners, MAX_PARTNER_EARNINGS_SUMMED_PER_ROUND: maxRows } = LIMITS;
  let [last, summed] = [after, 0];
  for (let partners = 0; partners < maxPartners && summed < maxRows; partners++) {
    const { rows } = await pool.query<{ id: string }>(NEXT, [last]);
    if (!rows[0]) return "";
    last = rows[0].id;
    summed += await sumOnce(pool, last);
  }
  return last;
}

const NEXT = `SELECT partner_id AS id FROM partner_earning WHERE is_stale AND partner_id > $1 ORDER BY partner_id LIMIT 1`;

/** Returns how many rows were added up. */
async function sumOnce(pool: Pool, partnerId: string): Promise<number> {
  const tx = await pool.connect();
  try {
    await tx.query("BEGIN");
    const summed = await sumPartnerEarnings(queryByClient(tx), partnerId);
    await tx.query("COMMIT");
    tx.release();
    return summed;
  } catch (error) {
    tx.release(true);
    throw error;
  }
}
