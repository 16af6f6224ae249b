import type { Pool } from "pg";
import type { JobState } from "#core/coordination/state";

/** Where a unit was settled in the order of all; a later place of the same unit replaces this one. */
export interface SettledPlace {
  unit: number;
  number: number;
}

/** The job's state and, of the units that it had settled by then, the next ones after a number: one if there is any. */
export async function settledPlaces(
  pool: Pool,
  jobNo: number,
  after: bigint,
  limit: number,
): Promise<{ state: JobState; places: SettledPlace[] }> {
  const { rows } = await pool.query<RunRow>(NEXT_RUNS, [jobNo, after, limit]);
  const [first] = rows;
  if (!first) throw new Error(`There is no job number ${jobNo}.`);
  const places = rows.flatMap(placesOf).filter(({ number }) => number > after);
  return { state: first.state, places: places.slice(0, limit) };
}

interface RunRow {
  state: JobState;
  /** Without any run, both are null. */
  last: number;
  units: number[] | null;
}

const placesOf = ({ last, units }: RunRow): SettledPlace[] =>
  units?.map((unit, at) => ({ unit, number: last - units.length + 1 + at })) ?? [];

/** As one moment saw them; no more runs than are needed. */
const NEXT_RUNS = `SELECT state, last, run.units FROM job LEFT JOIN LATERAL (
    SELECT last, units, sum(new) OVER (ORDER BY last) - new AS before
    FROM (SELECT last, units, least(cardinality(units), last - $2) AS new
      FROM settled_run WHERE job_no = job.no AND last > $2 ORDER BY last LIMIT $3) AS next
  ) AS run ON before < $3
  WHERE no = $1 ORDER BY last`;
