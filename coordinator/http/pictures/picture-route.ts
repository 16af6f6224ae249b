import type { IncomingMessage } from "node:http";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { Pool } from "pg";
import { z } from "zod";
import { MINUTE } from "#core/time";
import { JobId } from "#protocol/api/jobs";
import { LIMITS, type Limits } from "#protocol/limits";
import { tryParse } from "#protocol/try-parse";
import { steadyNow } from "../../clock";
import { AtOnce } from "../../gateway/at-once";
import { Quota } from "../../gateway/quota";
import { refuse } from "../../refusals/refuse";
import type { BlobStore } from "../../storage/blob-store";
import { answerRefusal } from "../answer";
import type { Route } from "../site-router";
import { base64Pieces } from "./base64-pieces";
import { findTile } from "./find-tile";

/** `id`: by which they are counted. Of a stranger, who sees published pictures only, it is the network. */
export interface PictureViewer {
  id: string;
  isStranger?: true;
}

export interface PictureParts {
  pool: Pool;
  blobs: BlobStore;
  /** Who may see this job's picture; undefined for everybody else. */
  viewerOf: (request: IncomingMessage, jobId: string) => Promise<PictureViewer | undefined>;
  limits?: Limits;
}

const PREFIX = "/pictures/";
const EVERYBODY = "everybody";
const STRANGERS = "strangers";
const MAX_TILES = 200;
/** More than a commit group can settle at one moment, and small enough for years in milliseconds. */
const TILES_AT_ONCE = 65_536;
const RGB = 3;

const Query = z.object({ jobId: JobId, after: z.coerce.number().int().min(0).catch(0) });

/** `side`: of the square tile, in pixels. */
interface Picture {
  jobNo: number;
  tiles: number;
  side: number;
}

/**
 * The tiles of a job with a picture, in order of settlement, for its customer, for admins and for devices that compute
 * it, and for everybody if it is published. One JSON object a line: `{"unit", "seq", "rgb"}`, `rgb` in base64; `after` is the last `seq` seen. A tile that is
 * settled again comes again; `rgb` is empty if an output is not a tile of this picture.
 */
export function pictureRoute({ pool, blobs, viewerOf, limits = LIMITS }: PictureParts): Route {
  const open = new AtOnce(limits.picturesPerViewer);
  const openAltogether = new AtOnce(limits.picturesAtOnce);
  const openToStrangers = new AtOnce(limits.publishedPicturesAtOnce);
  const asked = new Quota({ max: limits.picturesPerMinute, windowMs: MINUTE });
  return {
    method: "GET",
    path: { prefix: PREFIX },
    handle: async (request, response) => {
      const url = new URL(request.url ?? "/", "http://site");
      const query = tryParse(Query, {
        jobId: url.pathname.slice(PREFIX.length),
        after: url.searchParams.get("after") ?? 0,
      });
      // Somebody who may not see the picture does not learn whether there is one.
      const viewer = query.success ? await viewerOf(request, query.data.jobId) : undefined;
      if (!query.success || viewer === undefined) return answerRefusal(request, response, refuse("no-such-picture"));
      const { id, isStranger } = viewer;
      const isCrowded = openAltogether.isFull(EVERYBODY) || (isStranger && openToStrangers.isFull(STRANGERS));
      if (open.isFull(id) || isCrowded || !asked.take(id, steadyNow())) {
        response.setHeader("retry-after", "5");
        return answerRefusal(request, response, refuse("too-many-pictures"));
      }
      const leave = [open.enter(id), openAltogether.enter(EVERYBODY)];
      if (isStranger) leave.push(openToStrangers.enter(STRANGERS));
      try {
        const picture = await pictureOf(pool, query.data.jobId);
        response.writeHead(200, { "content-type": "application/x-ndjson", "cache-control": "no-store" });
        if (!picture || request.method === "HEAD") return response.end();
        // Not in object mode: the next chunk is read only when the previous one has been consumed.
        const lines = Readable.from(linesOf(pool, blobs, picture, query.data.after), { objectMode: false });
        await pipeline(lines, response).catch(() => response.destroy());
      } finally {
        for (const one of leave) one();
      }
    },
  };
}

async function pictureOf(pool: Pool, jobId: string): Promise<Picture | undefined> {
  const { rows } = await pool.query<Picture & { width: number; height: number }>(
    `SELECT no AS "jobNo", (spec->'picture'->>'width')::int AS width, (spec->'picture'->>'height')::int AS height,
       (spec->'picture'->>'tile')::int AS side
     FROM job WHERE id = $1 AND deleted_at IS NULL AND spec->'picture'->>'kind' = 'tiles'`,
    [jobId],
  );
  const [row] = rows;
  if (!row) return undefined;
  const tiles = Math.ceil(row.width / row.side) * Math.ceil(row.height / row.side);
  return { jobNo: row.jobNo, side: row.side, tiles: Math.min(tiles, LIMITS.pictureTiles) };
}

async function* linesOf(pool: Pool, blobs: BlobStore, picture: Picture, after: number) {
  const { jobNo, tiles, side } = picture;
  const { rows } = await pool.query<{ unit: number; seq: string }>(
    `SELECT unit, seq FROM (
       SELECT unit, failure, (extract(epoch FROM returned_at - created_at) * 1000)::bigint * ${TILES_AT_ONCE}
         + row_number() OVER (PARTITION BY returned_at ORDER BY unit) AS seq
       FROM replica JOIN job ON job.no = job_no WHERE job_no = $1 AND unit < $2 AND settles
     ) AS tiles WHERE seq > $3 AND failure IS NULL ORDER BY seq LIMIT ${MAX_TILES}`,
    [jobNo, tiles, after],
  );
  for (const { unit, seq } of rows) {
    const found = await pool.query<{ output: Buffer | null; blob: string | null }>(
      "SELECT output, output_blob AS blob FROM replica WHERE job_no = $1 AND unit = $2 AND settles AND failure IS NULL",
      [jobNo, unit],
    );
    const pixels = found.rows[0] && (await findTile(blobs, found.rows[0], side * side * RGB));
    // In chunks: a tile may have megabytes, and other requests are served between chunks.
    yield `{"unit":${unit},"seq":${Number(seq)},"rgb":"`;
    if (pixels) yield* base64Pieces(pixels);
    yield '"}\n';
  }
}
