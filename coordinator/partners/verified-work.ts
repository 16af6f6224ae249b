import type { Pool } from "pg";
import { LIMITS } from "#protocol/limits";

/** Of each job, by its number: units and credit. */
export type Counted = Record<string, readonly [units: number, creditNanos: number]>;

export interface CountedVisit {
  device_no: number;
  began_at: Date;
  /** Units that were granted later do not belong to it. */
  until: Date;
  counted: Counted;
}

/**
 * What the device computed on the visit and was verified, as the ledger credited it. A unit belongs to a visit if it was
 * granted during it. When a job is deleted its results go: what it counted until then stays.
 */
export async function verifiedWork(pool: Pool, visit: CountedVisit): Promise<Counted> {
  const { rows } = await pool.query<{ job_no: number; units: number; credit: string; gone: boolean }>(WORK, [
    visit.device_no,
    visit.began_at,
    visit.began_at.getTime(),
    visit.until.getTime(),
    Object.keys(visit.counted).map(Number),
    LIMITS.MAX_JOBS_PER_VISIT,
  ]);
  return Object.fromEntries(
    rows.map(({ job_no, units, credit, gone }) => {
      const before = visit.counted[job_no] ?? [0, 0];
      return [job_no, gone ? before : [units, Number(credit)]] as const;
    }),
  );
}

export function sumOf(counted: Counted): { units: number; creditNanos: number } {
  const all = Object.values(counted);
  return {
    units: all.reduce((sum, [units]) => sum + units, 0),
    creditNanos: all.reduce((sum, [, nanos]) => sum + nanos, 0),
  };
}

/** The verdict as the console shows it: who agrees with the settling row earned its credit, unless the unit was reopened. */
const WORK = `
WITH work AS (
  SELECT r.job_no, count(*)::int AS units, coalesce(sum(s.credit_nanos), 0)::bigint AS credit
  FROM replica r
  JOIN job ON job.no = r.job_no AND job.deleted_at IS NULL
  JOIN replica s ON s.job_no = r.job_no AND s.unit = r.unit AND s.settles
  WHERE r.device_no = $1 AND r.returned_at >= $2 AND r.granted_ms BETWEEN $3 AND $4
    AND s.digest = r.digest AND s.failure IS DISTINCT FROM 'disputed'
    AND (job.spec->>'runtime' <> 'wasi' OR s.fuel = r.fuel) AND (r.settles OR r.credit_nanos IS NULL)
  GROUP BY r.job_no ORDER BY r.job_no LIMIT $6
)
SELECT job_no, coalesce(units, 0) AS units, coalesce(credit, 0) AS credit, coalesce(gone, false) AS gone
FROM work FULL JOIN (SELECT no AS job_no, deleted_at IS NOT NULL AS gone FROM job WHERE no = ANY($5::int[])) AS known
  USING (job_no)`;
