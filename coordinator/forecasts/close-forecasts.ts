import type { Pool } from "pg";
import { LIMITS } from "#protocol/limits";

/**
 * Writes what months that are over brought beside what had been said of them, and forgets what is old. A day is left for
 * the ledger to be read to the end. What is taken back later changes nothing of it.
 */
export async function closeForecasts(pool: Pool, today: string): Promise<void> {
  const most = LIMITS.MAX_ROWS_FORGOTTEN_AT_ONCE;
  for (const [statement, limit] of [
    [CLOSE, null],
    [FORGET_DAYS, LIMITS.MAX_DEVICE_DAYS],
    [FORGET_MONTHS, LIMITS.MAX_FORECAST_MONTHS],
  ] as const) {
    for (;;) {
      const { rowCount } = await pool.query(statement, limit === null ? [today, most] : [today, most, limit]);
      if (rowCount !== most) break;
    }
  }
}

/** A household's month has the devices that it removed meanwhile: they are its own, and earned a part of it. */
const CLOSE = `UPDATE forecast SET (earned_nanos, used_nanos) = (
    SELECT coalesce(sum(device_day.credit_nanos), 0)::bigint, coalesce(sum(power_nanos), 0)::bigint
    FROM device JOIN device_day ON device_day.device_no = no
    WHERE owner_id = person_id AND (forecast.device_no = 0 OR forecast.device_no = no)
      AND day >= month AND day < month + interval '1 month')
  WHERE ctid = ANY(ARRAY(SELECT ctid FROM forecast
    WHERE earned_nanos IS NULL AND month + interval '1 month' < $1::date LIMIT $2))`;

const FORGET_DAYS = `DELETE FROM device_day WHERE ctid = ANY(ARRAY(
  SELECT ctid FROM device_day WHERE day < $1::date - $3::int LIMIT $2))`;

const FORGET_MONTHS = `DELETE FROM forecast WHERE ctid = ANY(ARRAY(
  SELECT ctid FROM forecast WHERE month < $1::date - make_interval(months => $3::int) LIMIT $2))`;
