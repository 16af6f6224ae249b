import type { Pool } from "pg";
import type { District } from "#core/districts/district";
import { publishLevel } from "#core/districts/publish-level";
import type { Random } from "#core/random";

interface Parts {
  pool: Pool;
  districts: readonly District[];
  /** Nobody may be able to predict or to repeat it. */
  random: Random;
}

/**
 * Publishes the map of the month that ended before `today` (as 2026-12-02), once and for good: chance is asked a single
 * time, because whoever could have it asked again would learn the count. A day is left for the ledger to be read to the
 * end. The months before go.
 */
export async function publishMap({ pool, districts, random }: Parts, today: string): Promise<void> {
  if (districts.length === 0 || today.endsWith("-01")) return;
  const ids = districts.map(({ id }) => id).toSorted();
  const { rows: published } = await pool.query(PUBLISHED, [today]);
  if (published.length > 0) return;
  const { rows } = await pool.query<{ district: string; homes: number }>(HOMES, [today]);
  const homes = new Map(rows.map((row) => [row.district, row.homes]));
  const levels = ids.map((id) => publishLevel(homes.get(id) ?? 0, random));
  await pool.query(PUBLISH, [today, ids, levels]);
  await pool.query(FORGET, [today]);
}

const MONTH = "(date_trunc('month', $1::date) - interval '1 month')::date";

const PUBLISHED = `SELECT FROM map_month WHERE month = ${MONTH} LIMIT 1`;

/** A household counts once, and those on one network as one, or somebody with twenty accounts could make up the others. */
const HOMES = `SELECT district, count(DISTINCT network)::int AS homes FROM (
    SELECT district, coalesce(min(network), coalesce(home_id, person_id)) AS network
    FROM home_district JOIN device ON owner_id = person_id JOIN device_day ON device_no = no
    WHERE day >= ${MONTH} AND day < date_trunc('month', $1::date)
    GROUP BY district, coalesce(home_id, person_id) HAVING sum(device_day.credit_nanos) > 0
  ) AS home GROUP BY district`;

/** Of coordinators that do so together, the first one's draw stands, and no other is ever seen. */
const PUBLISH = `INSERT INTO map_month (month, district, at_least)
  SELECT ${MONTH}, district, at_least FROM unnest($2::text[], $3::int[]) AS told (district, at_least) ORDER BY district
  ON CONFLICT DO NOTHING`;

const FORGET = `DELETE FROM map_month WHERE month < ${MONTH}`;
