import type { Pool } from "pg";
import { LIMITS } from "#protocol/limits";
import { newId } from "../../rewards/new-id";
import { spentThisMonth } from "./spent-this-month";

/**
 * Writes an attempt for each customer whose balance is below what they chose, before the provider hears of it. The card's row is
 * locked first and everything is read again after that, so that however many coordinators look at once, one attempt is open and
 * the month's bound holds. O(cards) in the database.
 */
export async function beginTopUps(pool: Pool): Promise<void> {
  const { MAX_TOP_UPS_PER_DAY, MAX_TOP_UPS_BEGUN_AT_ONCE } = LIMITS;
  const tx = await pool.connect();
  try {
    await tx.query("BEGIN");
    const locked = await tx.query<{ id: string }>(LOCK, [MAX_TOP_UPS_PER_DAY, MAX_TOP_UPS_BEGUN_AT_ONCE]);
    const ids = locked.rows.map(({ id }) => id);
    const due = await tx.query<{ id: string }>(DUE, [MAX_TOP_UPS_PER_DAY, ids]);
    for (const { id } of due.rows) await tx.query(BEGIN_ONE, [newId("pay"), id]);
    await tx.query("COMMIT");
    tx.release();
  } catch (error) {
    tx.release(true);
    throw error;
  }
}

/** What can be spent on new jobs, less what is owed. */
const IS_LOW = `(SELECT coalesce(sum(balance_nanos), 0) FROM ledger_account
  WHERE id IN ('customer:' || customer_id, 'gift:' || customer_id, 'owed:' || customer_id)) < below_cents * 10000000::bigint`;

const ATTEMPTS = "SELECT FROM card_payment AS p WHERE p.customer_id = card.customer_id AND p.saved_card_id IS NOT NULL";

/** $1: attempts a day. A customer who may submit nothing is charged nothing. */
const IS_DUE = `state = 'saved' AND why_off IS NULL AND ${IS_LOW}
  AND NOT EXISTS (${ATTEMPTS} AND p.state = 'open')
  AND (SELECT count(*) FROM (${ATTEMPTS} AND p.at > now() - interval '1 day') AS today) < $1
  AND ${spentThisMonth("card.customer_id")} + cents <= month_cents
  AND NOT EXISTS (SELECT FROM standing WHERE standing IN ('frozen', 'banned') AND person_id IN (
    SELECT card.customer_id UNION ALL
    SELECT person_id FROM membership WHERE organisation_id = card.customer_id AND role = 'owner' AND ended_at IS NULL))`;

const LOCK = `SELECT id FROM saved_card AS card WHERE ${IS_DUE} ORDER BY id LIMIT $2 FOR UPDATE OF card SKIP LOCKED`;

const DUE = `SELECT id FROM saved_card AS card WHERE ${IS_DUE} AND id = ANY($2) ORDER BY id`;

const BEGIN_ONE = `INSERT INTO card_payment (id, customer_id, cents, saved_card_id)
  SELECT $1, customer_id, cents, id FROM saved_card WHERE id = $2`;
