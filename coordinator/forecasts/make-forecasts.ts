import type { Pool } from "pg";
import { LIMITS } from "#protocol/limits";
import { daysOfMonth } from "./days-of-month";
import { type ReadForecast, readForecasts } from "./read-forecasts";

/** A forecast of a month rests on the days before it, and is made in its first days: later would be hindsight. */
const MAX_LATE_DAYS = 3;

/**
 * Says of each household what it will likely earn in the month that has begun by `today` (as 2026-12-01), once. What was
 * said stays as it was; coordinators that do so together say the same, and the first one's stands.
 */
export async function makeForecasts(pool: Pool, today: string): Promise<void> {
  if (Number(today.slice(-2)) > MAX_LATE_DAYS) return;
  const month = `${today.slice(0, -2)}01`;
  for (let after = ""; ; ) {
    const { rows } = await pool.query<{ id: string }>(UNTOLD, [after, month, LIMITS.MAX_HOUSEHOLDS_FORECAST_AT_ONCE]);
    const people = rows.map(({ id }) => id);
    if (people.length > 0) {
      const made = await readForecasts(pool, { people, before: month, monthDays: daysOfMonth(month) });
      await keep(pool, month, made);
    }
    if (people.length < LIMITS.MAX_HOUSEHOLDS_FORECAST_AT_ONCE) return;
    after = people.at(-1) ?? "";
  }
}

async function keep(pool: Pool, month: string, made: readonly ReadForecast[]) {
  const rows = made.flatMap(({ personId, deviceNo, forecast }) =>
    forecast.kind === "likely" ? [{ personId, deviceNo, ...forecast }] : [],
  );
  await pool.query(KEEP, [
    month,
    rows.map(({ personId }) => personId),
    rows.map(({ deviceNo }) => deviceNo),
    rows.map(({ days }) => days),
    rows.map(({ lowNanos }) => lowNanos),
    rows.map(({ likelyNanos }) => likelyNanos),
    rows.map(({ highNanos }) => highNanos),
    rows.map(({ powerNanos }) => powerNanos),
  ]);
}

/** Whose devices did something in the last four weeks, and of whom nothing has been said yet. */
const UNTOLD = `SELECT person.id FROM person WHERE person.id > $1 AND deleted_at IS NULL
    AND NOT EXISTS (SELECT FROM forecast WHERE person_id = person.id AND month = $2::date)
    AND EXISTS (SELECT FROM device JOIN device_day ON device_no = no
      WHERE owner_id = person.id AND removed_at IS NULL AND day >= $2::date - 28 AND day < $2::date)
  ORDER BY person.id LIMIT $3`;

/** Who deletes their account meanwhile is left out. */
const KEEP = `INSERT INTO forecast (month, person_id, device_no, days, low_nanos, likely_nanos, high_nanos, power_nanos)
  SELECT $1::date, person.id, device_no, days, low, likely, high, power
  FROM unnest($2::text[], $3::int[], $4::smallint[], $5::bigint[], $6::bigint[], $7::bigint[], $8::bigint[])
    AS made (person_id, device_no, days, low, likely, high, power)
  JOIN person ON person.id = made.person_id AND deleted_at IS NULL
  ON CONFLICT DO NOTHING`;
