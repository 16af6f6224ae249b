import type { Pool } from "pg";
import { LIMITS } from "#protocol/limits";
import type { Language } from "#protocol/text/language";
import { payersInSql } from "../organisations/payers-of";

interface Alert {
  personId: string;
  /** Null: no letters. */
  belowNanos: number | null;
  language: Language;
}

/** Who sets an amount that they have not got sees that on the page: the next fall is told. When the last one was told, stays. */
export async function setAlert(pool: Pool, { personId, belowNanos, language }: Alert): Promise<void> {
  await pool.query(SET, [personId, belowNanos, language]);
}

/**
 * Writes to whose balance has fallen below what they chose: once for each fall, which is over when the balance is a tenth above
 * that, and at most once a day; a fall that comes sooner is told then, if it lasts. The letter is written with the mark that
 * it was, so that neither a crash nor another coordinator loses or repeats it. O(alerts) in the database.
 */
export async function tellLowBalances(pool: Pool): Promise<void> {
  await pool.query(TELL, [LIMITS.MIN_HOURS_BETWEEN_ALERTS, LIMITS.MAX_ALERTS_TOLD_AT_ONCE]);
}

/** What can be spent on new jobs, of paid money and gifts. */
const freeOf = (person: string) => `(
  SELECT coalesce(sum(balance_nanos), 0) FROM ledger_account
  WHERE id IN ('customer:' || ${person}, 'gift:' || ${person})
)`;

const SET = `
INSERT INTO balance_alert AS a (person_id, below_nanos, language, is_low)
VALUES ($1, $2::bigint, $3, coalesce(${freeOf("$1")} < $2::bigint, false))
ON CONFLICT (person_id) DO UPDATE SET below_nanos = excluded.below_nanos, language = excluded.language, is_low = excluded.is_low`;

const TELL = `
WITH free AS MATERIALIZED (
  SELECT person_id, ${freeOf("person_id")} AS nanos FROM balance_alert WHERE below_nanos IS NOT NULL
), risen AS (
  UPDATE balance_alert AS a SET is_low = false FROM free
  WHERE a.person_id = free.person_id AND is_low AND nanos >= below_nanos + below_nanos / 10
), fallen AS (
  UPDATE balance_alert AS a SET is_low = true, told_at = now() FROM free
  WHERE a.person_id = free.person_id AND NOT is_low AND nanos < below_nanos
    AND (told_at IS NULL OR told_at <= now() - $1 * interval '1 hour')
    AND a.person_id IN (
      SELECT person_id FROM balance_alert JOIN free USING (person_id)
      WHERE NOT is_low AND nanos < below_nanos AND (told_at IS NULL OR told_at <= now() - $1 * interval '1 hour')
      ORDER BY person_id LIMIT $2
    )
  RETURNING a.person_id, nanos, below_nanos
)
INSERT INTO delivery (id, owner, kind, facts)
SELECT 'msg_' || replace(gen_random_uuid()::text, '-', ''), payer, 'balance.low',
  jsonb_build_object('freeNanos', nanos, 'belowNanos', below_nanos, 'customerId', fallen.person_id)
FROM fallen CROSS JOIN LATERAL ${payersInSql("fallen.person_id")} AS payers (payer)`;
