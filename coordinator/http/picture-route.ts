import type { Pool } from "pg";
import { z } from "zod";
import { decodeOutput } from "#core/units/output";
import type { BlobStore } from "../storage/blob-store";
import { answerText } from "./answer";
import type { Route } from "./site-router";

const PREFIX = "/pictures/";
const MOST_TILES = 200;
/** More than a commit group can settle at one moment, and little enough for years in milliseconds. */
const TILES_AT_ONCE = 65_536;

const Query = z.object({
  jobId: z.string().max(64),
  after: z.coerce.number().int().min(0).catch(0),
});

/**
 * The tiles of a job that makes a picture, in the order in which they were settled: any resident may watch it assemble,
 * for their devices computed it. One JSON object a line: `{"unit", "seq", "rgb"}`, `rgb` in base64; `after` is the last
 * `seq` seen. A tile that is settled again comes again.
 */
export const pictureRoute = (pool: Pool, blobs: BlobStore): Route => ({
  method: "GET",
  path: { prefix: PREFIX },
  handle: async (request, response) => {
    const url = new URL(request.url ?? "/", "http://site");
    const query = Query.safeParse({
      jobId: url.pathname.slice(PREFIX.length),
      after: url.searchParams.get("after") ?? 0,
    });
    if (!query.success) return answerText(response, 404, "There is no such picture.");
    const { rows } = await pool.query<{ unit: number; seq: number; output: Buffer | null; output_blob: string | null }>(
      `SELECT unit, seq, output, output_blob FROM (
         SELECT unit, output, output_blob, failure,
           (extract(epoch FROM returned_at - created_at) * 1000)::bigint * ${TILES_AT_ONCE}
             + row_number() OVER (PARTITION BY returned_at ORDER BY unit) AS seq
         FROM replica JOIN job ON job.no = job_no AND job.id = $1 AND sheet->'picture'->>'kind' = 'tiles' WHERE settles
       ) AS tiles WHERE seq > $2 AND failure IS NULL ORDER BY seq LIMIT ${MOST_TILES}`,
      [query.data.jobId, query.data.after],
    );
    const lines = await Promise.all(
      rows.map(async ({ unit, seq, output, output_blob: blob }) => {
        const bytes = output ?? (blob ? await blobs.bytes(blob) : new Uint8Array());
        const tile = decodeOutput(bytes, (text) => Buffer.from(text).toString("utf8"));
        const pixels = tile?.parts.find((part) => part.name === "stdout" || part.name === "output")?.bytes;
        return JSON.stringify({ unit, seq, rgb: Buffer.from(pixels ?? []).toString("base64") });
      }),
    );
    answerText(response, 200, lines.map((line) => `${line}\n`).join(""), "application/x-ndjson");
  },
});
