import type { Pool } from "pg";
import { parseKept } from "#core/units/kept-output";
import type { PrismaClient } from "#prisma/generated/client";
import { LIMITS } from "#protocol/limits";
import { listingFolder } from "#protocol/manifest/destination";
import type { Connection } from "../buckets/connection";
import type { BlobStore } from "../storage/blob-store";
import type { ConnectedBucket } from "./connected-bucket";
import { closeDestination, type OpenDestination } from "./open-destination";
import { placedParts } from "./placed-parts";

interface Parts {
  pool: Pool;
  prisma: PrismaClient;
  blobs: BlobStore;
}

const NUMBER_DIGITS = 6;
const TYPE = "application/x-ndjson";

/** What is placed and not listed, and what is not placed; limited to what is needed. */
export interface Unlisted {
  ready: number;
  waiting: number;
}

export async function countUnlisted(pool: Pool, jobNo: number): Promise<Unlisted> {
  const { rows } = await pool.query<Unlisted>(
    `SELECT (SELECT count(*) FROM (SELECT FROM placement WHERE job_no = $1 AND listing IS NULL AND next_at IS NULL LIMIT $2) AS r)::int AS ready,
       (SELECT count(*) FROM (SELECT FROM placement WHERE job_no = $1 AND next_at IS NOT NULL LIMIT 1) AS w)::int AS waiting`,
    [jobNo, LIMITS.MAX_LISTED_PLACEMENTS],
  );
  return rows[0] ?? { ready: 0, waiting: 0 };
}

/**
 * Writes the next object that lists placed outputs. Which units it lists is first decided in the database, so that it
 * is the same object however often it is written; once written, it never changes.
 */
export async function writeListing(parts: Parts, destination: OpenDestination, place: ConnectedBucket): Promise<void> {
  const { pool } = parts;
  const { jobNo, jobId, template } = destination;
  if (destination.written === destination.listings) {
    const { rows } = await pool.query<{ listings: number }>(ASSIGN, [jobNo, LIMITS.MAX_LISTED_PLACEMENTS]);
    destination.listings = rows[0]?.listings ?? destination.listings;
  }
  if (destination.written === destination.listings) return;
  const number = destination.listings;
  const key = `${listingFolder(template, jobId)}${String(number).padStart(NUMBER_DIGITS, "0")}.ndjson`;
  await place.bucket.write(key, Buffer.from(await linesOf(parts, destination, place.connection, number)), {
    type: TYPE,
  });
  await pool.query("UPDATE destination SET written = $2 WHERE job_no = $1 AND listings = $2", [jobNo, number]);
  destination.written = number;
}

/** One listing at a time: the next is not begun before the last is known to be written. */
const ASSIGN = `
WITH d AS MATERIALIZED (
  SELECT listings + 1 AS next FROM destination WHERE job_no = $1 AND written = listings FOR UPDATE
), picked AS MATERIALIZED (
  SELECT unit FROM placement, d WHERE job_no = $1 AND listing IS NULL AND next_at IS NULL ORDER BY unit LIMIT $2
), listed AS (
  UPDATE placement AS p SET listing = d.next FROM picked, d WHERE p.job_no = $1 AND p.unit = picked.unit
)
UPDATE destination SET listings = d.next FROM d WHERE job_no = $1 AND EXISTS (SELECT FROM picked)
RETURNING destination.listings`;

interface ListedRow {
  unit: number;
  output: Buffer | null;
  failure: string | null;
}

async function linesOf(parts: Parts, destination: OpenDestination, { prefix }: Connection, number: number) {
  const { rows } = await parts.pool.query<ListedRow>(
    `SELECT p.unit, r.output, r.failure FROM placement AS p
     JOIN replica AS r ON r.job_no = p.job_no AND r.unit = p.unit AND r.settles AND r.digest = p.digest
     WHERE p.job_no = $1 AND p.listing = $2 ORDER BY p.unit`,
    [destination.jobNo, number],
  );
  const lines: string[] = [];
  for (const { unit, output, failure } of rows) {
    const kept = failure === null && output ? parseKept(output.toString("utf8")) : undefined;
    const placed = kept ? await placedParts(parts, destination, unit, kept) : [];
    const said = kept
      ? {
          exitCode: kept.exitCode,
          parts: placed.map(({ name, key, bytes, hash }) => ({ part: name, key: prefix + key, bytes, sha256: hash })),
        }
      : { failure };
    lines.push(`${JSON.stringify({ unit, ...said })}\n`);
  }
  return lines.join("");
}

/**
 * Everything is placed and listed, and nothing more will be settled: the last object says so, and how many listings
 * there are.
 */
export async function endListings(
  parts: Parts,
  destination: OpenDestination,
  { bucket }: ConnectedBucket,
): Promise<void> {
  const { jobNo, jobId, template, written } = destination;
  const { rows } = await parts.pool.query("SELECT state, units, agreed, failed FROM job WHERE no = $1", [jobNo]);
  const end = { job: jobId, ...rows[0], listings: written };
  await bucket.write(`${listingFolder(template, jobId)}end.json`, Buffer.from(`${JSON.stringify(end)}\n`), {
    type: "application/json",
  });
  await closeDestination(parts.pool, jobNo);
}
