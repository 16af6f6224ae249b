import type { PoolClient } from "pg";
import type { JobState } from "#core/coordination/state";

/** A unit's position in the order of settlement; a later position of the same unit replaces this one. */
export interface SettledPlace {
  unit: number;
  number: number;
}

export interface PlacesAfter {
  jobNo: number;
  after: bigint;
  /** Where to stop while the job is open: a `settledUpTo` from before the snapshot. */
  upTo: bigint;
  limit: number;
}

export interface SettledPlaces {
  state: JobState;
  places: SettledPlace[];
  /** More is settled, and waits for a commit group that began earlier. */
  isHeldBack: boolean;
}

/** The job's state and the next units that it had settled by then, after a number: at least one if there is any. */
export async function settledPlaces(
  db: Pick<PoolClient, "query">,
  { jobNo, after, upTo, limit }: PlacesAfter,
): Promise<SettledPlaces> {
  const { rows } = await db.query<RunRow>(NEXT_RUNS, [jobNo, after, limit, upTo]);
  const [first] = rows;
  if (!first) throw new Error(`There is no job number ${jobNo}.`);
  const places = rows.flatMap(placesOf).filter(({ number }) => number > after);
  return { state: first.state, places: places.slice(0, limit), isHeldBack: first.is_held_back };
}

interface RunRow {
  state: JobState;
  is_held_back: boolean;
  /** Both are null if there is no run. */
  last: number;
  units: number[] | null;
}

const placesOf = ({ last, units }: RunRow): SettledPlace[] =>
  units?.map((unit, at) => ({ unit, number: last - units.length + 1 + at })) ?? [];

/** Nothing more is settled of a job that has ended. */
export const HAS_ENDED = "job.state IN ('finished', 'cancelled')";

/** From one snapshot, with no more runs than needed. */
const NEXT_RUNS = `SELECT state, last, run.units,
    NOT ${HAS_ENDED} AND EXISTS (SELECT FROM settled_run WHERE job_no = job.no AND last > greatest($2, $4)) AS is_held_back
  FROM job LEFT JOIN LATERAL (
    SELECT last, units, sum(new) OVER (ORDER BY last) - new AS before
    FROM (SELECT last, units, least(cardinality(units), last - $2) AS new
      FROM settled_run WHERE job_no = job.no AND last > $2 AND (last <= $4 OR ${HAS_ENDED}) ORDER BY last LIMIT $3) AS next
  ) AS run ON before < $3
  WHERE no = $1 ORDER BY last`;
