import type { JobRecheck } from "#protocol/api/job-recheck";
import { LIMITS } from "#protocol/limits";
import { handle } from "../../handle";

interface RecheckRow {
  at: Date;
  units: number;
  left_in_doubt: number;
  settled: number;
  changed: number;
  first_changed: number[] | null;
}

/** When results of a job were found to be in doubt after its end, and what became of them; the newest first. */
export async function rechecksOf(jobNo: number): Promise<JobRecheck[]> {
  const { rows } = await handle().pool.query<RecheckRow>(RECHECKS, [
    jobNo,
    LIMITS.MAX_RECHECKS_SHOWN,
    LIMITS.MAX_CHANGED_UNITS_SHOWN,
  ]);
  return rows.map(({ at, units, left_in_doubt, settled, changed, first_changed }) => ({
    at: at.toISOString(),
    units,
    waiting: units - settled,
    changed,
    changedUnits: first_changed ?? [],
    leftInDoubt: left_in_doubt,
  }));
}

/** A result has changed when the answer that settles its unit now has another digest than the one that was taken back last. */
const RECHECKS = `
SELECT recheck.at, cardinality(units) AS units, left_in_doubt,
  count(s.unit)::int AS settled, (count(*) FILTER (WHERE s.digest <> before.digest))::int AS changed,
  (array_agg(s.unit ORDER BY s.unit) FILTER (WHERE s.digest <> before.digest))[:$3] AS first_changed
FROM (SELECT * FROM recheck WHERE job_no = $1 ORDER BY at DESC LIMIT $2) AS recheck
LEFT JOIN unnest(units) AS u (unit) ON true
LEFT JOIN replica AS s ON s.job_no = $1 AND s.unit = u.unit AND s.settles
LEFT JOIN LATERAL (
  SELECT r.digest FROM taken_back AS t JOIN replica AS r ON r.job_no = $1 AND r.unit = t.unit AND r.device_no = t.device_no
  WHERE t.job_no = $1 AND t.unit = u.unit ORDER BY t.number DESC LIMIT 1
) AS before ON true
GROUP BY recheck.number, recheck.at, units, left_in_doubt ORDER BY recheck.at DESC, recheck.number DESC`;
