import type { Pool } from "pg";
import { LIMITS } from "#protocol/limits";
import { keepCounted, type SharedVisit } from "./keep-counted";
import { type CountedVisit, sumOf, verifiedWork } from "./verified-work";

interface Ports {
  pool: Pool;
  /** A clock that only runs forward, in milliseconds. */
  now: () => number;
}

/**
 * Counts the verified work of visits that are due, and moves the partners' parts. A visit is claimed by postponing its next
 * count: if its coordinator dies, another one counts it later.
 */
export async function countVisits({ pool, now }: Ports): Promise<number> {
  const { rows } = await pool.query<CountedVisit & SharedVisit>(CLAIM, [
    LIMITS.MAX_VISITS_COUNTED_AT_ONCE,
    LIMITS.VISIT_SILENCE_MS,
  ]);
  for (const visit of rows) {
    const begun = now();
    const counted = await verifiedWork(pool, visit);
    await keepCounted(pool, visit, { ...sumOf(counted), counted, tookMs: now() - begun });
  }
  return rows.length;
}

/** Whoever has not been heard of ended then. */
const CLAIM = `
WITH due AS (
  SELECT id FROM visit WHERE count_at <= now() ORDER BY count_at LIMIT $1 FOR UPDATE SKIP LOCKED
)
UPDATE visit AS v SET count_at = now() + interval '5 minutes',
  untold = v.untold OR (ended_at IS NULL AND seen_at < now() - $2 * interval '1 millisecond'),
  ended_at = CASE WHEN ended_at IS NULL AND seen_at < now() - $2 * interval '1 millisecond' THEN seen_at ELSE ended_at END
FROM due, device AS d WHERE v.id = due.id AND d.no = v.device_no
RETURNING v.id, v.partner_id, v.device_no, d.id AS device_id, v.share_percent, v.began_at, v.ended_at, v.counted,
  coalesce(v.ended_at, v.seen_at) AS until`;
