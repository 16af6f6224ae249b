import type { PoolClient } from "pg";
import type { JobState } from "#core/coordination/state";

/** A unit's position in the order of settlement; a later position of the same unit replaces this one. */
export interface SettledPlace {
  unit: number;
  number: number;
}

/** The job's state and the next units that it had settled by then, after a number: at least one if there is any. */
export async function settledPlaces(
  db: Pick<PoolClient, "query">,
  jobNo: number,
  after: bigint,
  limit: number,
): Promise<{ state: JobState; places: SettledPlace[] }> {
  const { rows } = await db.query<RunRow>(NEXT_RUNS, [jobNo, after, limit]);
  const [first] = rows;
  if (!first) throw new Error(`There is no job number ${jobNo}.`);
  const places = rows.flatMap(placesOf).filter(({ number }) => number > after);
  return { state: first.state, places: places.slice(0, limit) };
}

interface RunRow {
  state: JobState;
  /** Both are null if there is no run. */
  last: number;
  units: number[] | null;
}

const placesOf = ({ last, units }: RunRow): SettledPlace[] =>
  units?.map((unit, at) => ({ unit, number: last - units.length + 1 + at })) ?? [];

/** From one snapshot, with no more runs than needed. */
const NEXT_RUNS = `SELECT state, last, run.units FROM job LEFT JOIN LATERAL (
    SELECT last, units, sum(new) OVER (ORDER BY last) - new AS before
    FROM (SELECT last, units, least(cardinality(units), last - $2) AS new
      FROM settled_run WHERE job_no = job.no AND last > $2 ORDER BY last LIMIT $3) AS next
  ) AS run ON before < $3
  WHERE no = $1 ORDER BY last`;
