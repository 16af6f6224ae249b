import { createHash } from "node:crypto";
import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import type pg from "pg";
import type { LamplighterClient } from "#client/lamplighter";
import { encodeOutput } from "#core/units/output";
import { databaseOf } from "../site/database-of";
import type { BenchSite } from "../site/open-site";
import { submit } from "./written-jobs";

const BATCH = 1_000;

export interface FinishedJob {
  jobId: string;
  /** Ends it, which wakes the jobs that wait for it. */
  finish(): Promise<void>;
}

/** A job with a small output for each unit, either inline in the rows or in a blob each. */
export async function finishedJob(
  site: BenchSite,
  client: LamplighterClient,
  program: string,
  { units, inBlobs }: { units: number; inBlobs: boolean },
): Promise<FinishedJob> {
  const jobId = await submit(client, program, units);
  const database = await databaseOf(site.dataDir);
  try {
    const folder = path.join(site.dataDir, "blobs");
    for (let from = 0; from < units; from += BATCH) {
      const outputs = Array.from({ length: Math.min(BATCH, units - from) }, (_, at) => outputOf(jobId, from + at));
      if (inBlobs) await writeInBlobs(database, folder, { jobId, from, outputs });
      else await database.query(ROWS, [jobId, from, outputs]);
    }
    await database.query("ANALYZE replica");
  } finally {
    await database.end();
  }
  return { jobId, finish: () => finish(site, jobId) };
}

const encoder = new TextEncoder();

const outputOf = (jobId: string, unit: number) =>
  Buffer.from(
    encodeOutput(
      {
        exitCode: 0,
        type: "json",
        parts: [{ name: "output", bytes: encoder.encode(JSON.stringify({ of: jobId, unit })) }],
      },
      (text) => encoder.encode(text),
    ),
  );

async function writeInBlobs(
  database: pg.Client,
  folder: string,
  { jobId, from, outputs }: { jobId: string; from: number; outputs: Buffer[] },
) {
  const hashes = outputs.map((output) => createHash("sha256").update(output).digest("hex"));
  await Promise.all(
    outputs.map(async (output, at) => {
      const hash = hashes[at] ?? "";
      await mkdir(path.join(folder, hash.slice(0, 2)), { recursive: true });
      await writeFile(path.join(folder, hash.slice(0, 2), hash), output);
    }),
  );
  await database.query(BLOBS, [jobId, from, hashes, outputs.map(({ length }) => length)]);
}

async function finish({ dataDir }: BenchSite, jobId: string) {
  const database = await databaseOf(dataDir);
  await database
    .query("UPDATE job SET state = 'finished', agreed = units, finished_at = now() WHERE id = $1", [jobId])
    .finally(() => database.end());
}

const ROWS = `INSERT INTO replica (job_no, unit, device_no, settles, digest, fuel, ms, output, output_bytes, returned_at)
  SELECT no, $2::int + at - 1, 1, true, '', 0, 0, output, length(output), now()
  FROM job, unnest($3::bytea[]) WITH ORDINALITY AS given (output, at) WHERE id = $1`;

const BLOBS = `WITH given AS (
    SELECT no, hash, bytes, $2::int + at - 1 AS unit
    FROM job, unnest($3::text[], $4::int[]) WITH ORDINALITY AS given (hash, bytes, at) WHERE id = $1
  ), stored AS (INSERT INTO blob (hash, bytes) SELECT hash, bytes FROM given),
  named AS (INSERT INTO job_blob (job_no, hash) SELECT no, hash FROM given)
  INSERT INTO replica (job_no, unit, device_no, settles, digest, fuel, ms, output_blob, output_bytes, returned_at)
  SELECT no, unit, 1, true, '', 0, 0, hash, bytes, now() FROM given`;
