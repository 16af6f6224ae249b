import type { Pool } from "pg";
import { BADGES_OF_WEEKS, badgesFor } from "#core/pride/badges";
import { LIMITS } from "#protocol/limits";

/**
 * Keeps in which weeks the households of people with public names did checked work, and gives the badges that follow. All of
 * it may be done again, and by several coordinators at once: a week and a badge are each kept once.
 */
export async function awardBadges(pool: Pool): Promise<void> {
  await pool.query(WEEKS);
  await pool.query(FORGET, [LIMITS.MAX_GIVING_WEEKS]);
  let after = "";
  for (;;) {
    const { rows } = await pool.query<{ person_id: string; weeks: number[] }>(CANDIDATES, [
      after,
      LIMITS.MAX_BADGES_WEIGHED_AT_ONCE,
      BADGES_OF_WEEKS,
    ]);
    const given = rows.flatMap(({ person_id, weeks }) => badgesFor(weeks).map((badge) => ({ person_id, badge })));
    await pool.query(GIVE, [given.map(({ person_id }) => person_id), given.map(({ badge }) => badge)]);
    if (rows.length < LIMITS.MAX_BADGES_WEIGHED_AT_ONCE) return;
    after = rows.at(-1)?.person_id ?? "";
  }
}

/** A profile that goes meanwhile takes them along. */
const WEEKS = `INSERT INTO giving_week (person_id, week)
  SELECT DISTINCT person_id, (period::date - date '1970-01-05') / 7 FROM device_work JOIN device ON no = device_no JOIN profile ON person_id = owner_id
  WHERE period <> 'all' AND device_work.credit_nanos > 0
  ON CONFLICT DO NOTHING`;

const FORGET = `DELETE FROM giving_week
  WHERE week < ((now() AT TIME ZONE 'UTC')::date - date '1970-01-05') / 7 - $1::int`;

/** Those who lack a badge of weeks. */
const CANDIDATES = `SELECT person_id, array_agg(week) AS weeks FROM giving_week
  WHERE person_id > $1 AND (
    SELECT count(*) FROM badge WHERE badge.person_id = giving_week.person_id AND badge = ANY($3::text[])
  ) < cardinality($3::text[])
  GROUP BY person_id ORDER BY person_id LIMIT $2`;

const GIVE = `INSERT INTO badge (person_id, badge)
  SELECT given.person_id, given.badge FROM unnest($1::text[], $2::text[]) AS given (person_id, badge)
  JOIN profile USING (person_id)
  ON CONFLICT DO NOTHING`;
