import type pg from "pg";

/** Further jobs like the one of that id, each with the manifest of a job over 500 files. */
export async function addJobs(database: pg.Client, like: string, count: number): Promise<void> {
  await database.query(
    `WITH files AS MATERIALIZED (
       SELECT jsonb_build_object('kind', 'files', 'files', jsonb_agg(jsonb_build_object(
         'name', 'picture-' || file || '.png', 'source', jsonb_build_object('blob', repeat('0', 64))))) AS inputs
       FROM generate_series(1, 500) AS file
     )
     INSERT INTO job (id, customer_id, state, name, manifest, spec, units, replicas, cores, budget_nanos)
     SELECT 'job_' || substr(md5(random()::text), 1, 16), customer_id, 'finished', 'Job ' || nth,
       job.manifest || jsonb_build_object('inputs', inputs), spec, 500, 1, 0, 10000
     FROM job, files, generate_series(1, $2::int) AS nth WHERE id = $1`,
    [like, count],
  );
}

/** Until there are so many, last seen one after the other. */
export async function addDevices(database: pg.Client, total: number): Promise<void> {
  await database.query(
    `INSERT INTO device (id, label, engine, cores, last_seen_at)
     SELECT 'dev_' || md5(random()::text), 'Chrome on Linux', 'chromium', 8, now() - nth * interval '1 minute'
     FROM generate_series(1, $1::int - (SELECT count(*) FROM device)) AS nth`,
    [total],
  );
}
