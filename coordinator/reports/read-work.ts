import type { Pool } from "pg";
import { FUEL_PER_CORE_SECOND } from "#core/metering/core-second";

interface WorkOfMonth {
  month: string;
  units: number;
  coreSeconds: number;
  jobs: number;
}

export interface ReportWork extends Omit<WorkOfMonth, "month"> {
  months: WorkOfMonth[];
  /** What these jobs cost, from their beginning. */
  endedNanos: number;
}

/** Of the jobs that ended in a time, by the month in which they did. O(jobs), as for the city's record. */
export async function readWork(pool: Pool, { from, to }: { from: Date; to: Date }): Promise<ReportWork> {
  const { rows } = await pool.query<Omit<WorkOfMonth, "coreSeconds"> & { fuel: string; nanos: number }>(WORK, [
    from,
    to,
  ]);
  const months = rows.map(({ month, units, fuel, jobs }) => ({
    ...{ month, units, jobs },
    coreSeconds: Number(fuel) / FUEL_PER_CORE_SECOND,
  }));
  const all = (of: (month: WorkOfMonth) => number) => months.reduce((sum, month) => sum + of(month), 0);
  return {
    units: all(({ units }) => units),
    coreSeconds: all(({ coreSeconds }) => coreSeconds),
    jobs: all(({ jobs }) => jobs),
    months,
    endedNanos: rows.reduce((sum, { nanos }) => sum + nanos, 0),
  };
}

const WORK = `
SELECT to_char(finished_at AT TIME ZONE 'UTC', 'YYYY-MM') AS month, sum(agreed + failed)::bigint AS units,
  sum(fuel)::text AS fuel, (count(*) FILTER (WHERE state = 'finished'))::int AS jobs, sum(spent_nanos)::bigint AS nanos
FROM job WHERE finished_at >= $1 AND finished_at < $2 GROUP BY 1 ORDER BY 1`;
