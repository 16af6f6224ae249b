import { databaseOf } from "./database-of";

/** When a replica became durable (wall time), how long its unit ran in the unit worker, and its price. */
export interface TimedReplica {
  returnedAt: number;
  ms: number;
  /** Null on a replica that did not settle its unit. */
  priceNanos: number | null;
}

/**
 * A job's replicas in order of return, directly from the site's database, because the API does not report these times.
 */
export async function readReplicas(dataDir: string, jobId: string): Promise<TimedReplica[]> {
  const client = await databaseOf(dataDir);
  try {
    const { rows } = await client.query<TimedReplica>(
      `SELECT extract(epoch FROM returned_at)::float8 * 1000 AS "returnedAt", ms,
         price_nanos::float8 AS "priceNanos"
       FROM replica JOIN job ON job.no = job_no WHERE job.id = $1 ORDER BY returned_at, unit`,
      [jobId],
    );
    return rows;
  } finally {
    await client.end();
  }
}
