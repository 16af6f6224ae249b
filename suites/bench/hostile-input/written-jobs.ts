import type { LamplighterClient } from "#client/lamplighter";
import { encodeOutput } from "#core/units/output";
import { LIMITS } from "#protocol/limits";
import { databaseOf } from "../site/database-of";
import type { BenchSite } from "../site/open-site";

const SIDE = 1_024;
const COLUMNS = 8;
export const TILES = 64;

/**
 * A job whose results are written directly to the site's database, because devices would take too long to compute them.
 */
export async function submit(
  client: LamplighterClient,
  program: string,
  units: number,
  picture?: object,
): Promise<string> {
  const { id } = await client.submitJob({
    name: "Written by a bench",
    program: { runtime: "js", source: { blob: program } },
    inputs: { kind: "range", from: 1, to: units },
    cores: 0,
    budget: "0.01",
    ...(picture ? { picture: picture as never } : {}),
  });
  return id;
}

export async function failedJob(site: BenchSite, client: LamplighterClient, program: string, units: number) {
  const jobId = await submit(client, program, units);
  const database = await databaseOf(site.dataDir);
  try {
    await database.query(
      `INSERT INTO replica (job_no, unit, device_no, settles, digest, fuel, ms, failure, message, returned_at)
       SELECT no, unit, 1, true, '', 0, 0, 'exit', 'it failed', now() FROM job, generate_series(0, units - 1) AS unit
       WHERE id = $1`,
      [jobId],
    );
    await database.query("UPDATE job SET failed = units WHERE id = $1", [jobId]);
    await database.query("ANALYZE replica");
  } finally {
    await database.end();
  }
  return jobId;
}

/** A picture of 64 tiles of the maximum size. */
export async function paintedJob(site: BenchSite, client: LamplighterClient, program: string) {
  const picture = { kind: "tiles", width: COLUMNS * SIDE, height: COLUMNS * SIDE, tile: SIDE };
  const jobId = await submit(client, program, TILES, picture);
  await giveAll(site, client, jobId, TILES, new Uint8Array(SIDE * SIDE * 3).fill(7));
  return jobId;
}

/** A few units with outputs of the maximum size, which is six times as large in JSON. */
export async function longJob(site: BenchSite, client: LamplighterClient, program: string, units: number) {
  const jobId = await submit(client, program, units);
  await giveAll(site, client, jobId, units, new Uint8Array(LIMITS.unitOutputBytes).fill(1));
  return jobId;
}

async function giveAll(site: BenchSite, client: LamplighterClient, jobId: string, units: number, bytes: Uint8Array) {
  const parts = [{ name: "output", bytes }];
  const output = encodeOutput({ exitCode: 0, type: "bytes", parts }, (text) => new TextEncoder().encode(text));
  const { blob } = await client.upload(new Uint8Array(output));
  const database = await databaseOf(site.dataDir);
  try {
    await database.query(
      `INSERT INTO replica (job_no, unit, device_no, settles, digest, fuel, ms, output_blob, output_bytes, returned_at)
       SELECT no, unit, 1, true, '', 0, 0, $2, $3, now() FROM job, generate_series(0, $4::int - 1) AS unit WHERE id = $1`,
      [jobId, blob, output.length, units],
    );
  } finally {
    await database.end();
  }
}
