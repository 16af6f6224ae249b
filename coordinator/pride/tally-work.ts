import type { Pool } from "pg";
import type { WorkPrice } from "#core/ledger/pricing";
import { LIMITS } from "#protocol/limits";
import { isOwnWork } from "../organisations/is-own-work";
import { tallyEarnings } from "../rewards/tally-earnings";
import { creditedUpTo } from "../store/drawn-numbers";

/**
 * The ledger as it goes on: reads what devices were credited since the last time, a bounded part at once. What a job of
 * another price gave counts as if it had been of the first one, so that a new price lifts nobody over work of before.
 */
export async function tallyWork(pool: Pool, first: WorkPrice | null = null): Promise<void> {
  const firstNanos = first && (first.coreHourNanos * first.donorPercent) / 100;
  for (let times = 0; times < LIMITS.MAX_TALLIES_PER_ROUND; times++) {
    if ((await tallyOnce(pool, firstNanos)) < LIMITS.MAX_POSTINGS_TALLIED_AT_ONCE) break;
  }
  await pool.query(FORGET_WEEKS);
}

/** One transaction, so that the mark and all sums are of the same postings whenever a coordinator dies. */
async function tallyOnce(pool: Pool, firstNanos: number | null): Promise<number> {
  const upTo = await creditedUpTo(pool);
  const tx = await pool.connect();
  try {
    await tx.query("BEGIN");
    const about = [LIMITS.MAX_POSTINGS_TALLIED_AT_ONCE, firstNanos, upTo];
    const { rows } = await tx.query<{ ids: string[] }>(TALLY, about);
    const ids = rows[0]?.ids ?? [];
    if (ids.length > 0) await tallyEarnings(tx, ids);
    await tx.query("COMMIT");
    tx.release();
    return ids.length;
  } catch (error) {
    tx.release(true);
    throw error;
  }
}

/**
 * Another coordinator that is reading just now makes this one read nothing. Only what draws its numbers in the open credits
 * devices: up to the last parameter no posting appears later. Nobody climbs by a job of their own household.
 */
const TALLY = `
WITH mark AS MATERIALIZED (
  SELECT posting_id FROM work_mark FOR UPDATE SKIP LOCKED
), batch AS MATERIALIZED (
  SELECT posting.id, posting.subject, to_char(date_trunc('week', at AT TIME ZONE 'UTC'), 'YYYY-MM-DD') AS monday,
    (at AT TIME ZONE 'UTC')::date AS day
  FROM mark, LATERAL (
    SELECT id, subject, at FROM posting WHERE id > mark.posting_id AND id <= $3 AND kind IN ('charge', 'reversal') ORDER BY id LIMIT $1
  ) AS posting
), credited AS MATERIALIZED (
  SELECT device.no, monday, day, owner_id IS NOT NULL AS is_owned, amount_nanos, amount_nanos * coalesce($2::numeric / nullif(
    (spec -> 'price' ->> 'coreHourNanos')::numeric * (spec -> 'price' ->> 'donorPercent')::numeric / 100, 0), 1)
    AS work_nanos
  FROM batch
  JOIN entry ON posting_id = batch.id AND starts_with(account, 'device:')
  JOIN device ON device.id = substr(account, 8)
  LEFT JOIN job ON job.id = batch.subject
  LEFT JOIN household_member AS kin ON kin.person_id = customer_id
  WHERE owner_id IS DISTINCT FROM customer_id AND (home_id IS NULL OR home_id IS DISTINCT FROM kin.household_id)
    AND NOT ${isOwnWork("owner_id", "customer_id")} OR customer_id IS NULL
), sums AS (
  INSERT INTO device_work AS w (period, device_no, credit_nanos)
  SELECT period, no, round(sum(work_nanos))::bigint
  FROM credited, LATERAL (VALUES ('all'), (monday)) AS periods (period)
  GROUP BY period, no ORDER BY period, no
  ON CONFLICT (period, device_no) DO UPDATE SET credit_nanos = w.credit_nanos + excluded.credit_nanos
), days AS (
  INSERT INTO device_day AS d (device_no, day, credit_nanos)
  SELECT no, day, sum(amount_nanos)::bigint FROM credited WHERE is_owned GROUP BY no, day ORDER BY no, day
  ON CONFLICT (device_no, day) DO UPDATE SET credit_nanos = d.credit_nanos + excluded.credit_nanos
), moved AS (
  UPDATE work_mark SET posting_id = (SELECT max(id) FROM batch) WHERE EXISTS (SELECT FROM batch)
)
SELECT coalesce(array_agg(id ORDER BY id), '{}') AS ids FROM batch`;

/** The boards need this week; the one before is kept for whoever is late. */
const FORGET_WEEKS = `DELETE FROM device_work WHERE period <> 'all'
  AND period < to_char(date_trunc('week', now() AT TIME ZONE 'UTC') - interval '1 week', 'YYYY-MM-DD')`;
