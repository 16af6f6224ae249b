import type { Replica } from "#prisma/generated/client";
import { LIMITS } from "#protocol/limits";
import { handle } from "../../handle";

export interface SettledQuery {
  jobNo: number;
  state?: "agreed" | "failed" | undefined;
  /** The last unit already seen. */
  after: number;
  limit: number;
}

/** What is read of a settling row: as of Prisma's rows, but with numbers where these have big integers. */
export interface SettledRow
  extends Pick<
    Replica,
    "unit" | "failure" | "exitCode" | "message" | "stderr" | "output" | "outputBlob" | "outputBytes" | "returnedAt"
  > {
  fuel: bigint | number;
  priceNanos: bigint | number | null;
}

/** `more`: whether there may be others. */
export interface SettledPage {
  rows: SettledRow[];
  more: boolean;
}

const WHERE = "job_no = $1 AND settles AND unit > $2 AND ($3::bool IS NULL OR (failure IS NOT NULL) = $3::bool)";

/**
 * The settling rows of a job, in the order of its units: at least one, and no more than fit into a page. By SQL: a
 * download reads a hundred thousand rows, and Prisma takes several times their memory and time.
 */
export async function settledUnits({ jobNo, state, after, limit }: SettledQuery): Promise<SettledPage> {
  const { pool } = handle();
  const asked = [jobNo, after, state === undefined ? null : state === "failed"];
  // Their sizes are queried first: a thousand rows may have tens of megabytes.
  const { rows: sizes } = await pool.query<[unit: number, bytes: number]>({
    text: `SELECT unit, coalesce(octet_length(output), output_bytes) + coalesce(octet_length(stderr), 0)
      FROM replica WHERE ${WHERE} ORDER BY unit LIMIT $4`,
    values: [...asked, limit],
    rowMode: "array",
  });
  const taken = withinBytes(sizes.map(([, bytes]) => bytes));
  const last = sizes[taken - 1]?.[0];
  if (last === undefined) return { rows: [], more: false };
  const { rows } = await pool.query<SettledRow>(
    `SELECT unit, failure, exit_code AS "exitCode", message, stderr, output, output_blob AS "outputBlob",
        output_bytes AS "outputBytes", fuel::float8 AS fuel, price_nanos::float8 AS "priceNanos", returned_at AS "returnedAt"
      FROM replica WHERE ${WHERE} AND unit <= $4 ORDER BY unit LIMIT $5`,
    [...asked, last, limit],
  );
  return { rows, more: taken < sizes.length || sizes.length === limit };
}

/** How many of the first rows fit into a page. */
export function withinBytes(sizes: readonly number[]): number {
  let bytes = 0;
  const end = sizes.findIndex((size, at) => {
    bytes += size;
    return at > 0 && bytes > LIMITS.MAX_RESULTS_PAGE_BYTES;
  });
  return end < 0 ? sizes.length : end;
}

const PAGE = 200;

/** All of them, page by page, as fast as they are consumed. */
export async function* settledPages(
  jobNo: number,
  { state, from = 0, before = Number.POSITIVE_INFINITY }: SettledPart = {},
): AsyncGenerator<SettledRow[]> {
  let after = from - 1;
  for (;;) {
    const { rows, more } = await settledUnits({ jobNo, state, after, limit: PAGE });
    const part = rows.filter(({ unit }) => unit < before);
    if (part.length > 0) yield part;
    const last = rows.at(-1);
    if (!last || !more || part.length < rows.length) return;
    after = last.unit;
  }
}

/** Which settled units of a job: from one number on, before another. */
export interface SettledPart {
  state?: SettledQuery["state"];
  from?: number;
  before?: number;
}

export async function* allSettledUnits(jobNo: number, part: SettledPart = {}): AsyncGenerator<SettledRow> {
  for await (const rows of settledPages(jobNo, part)) yield* rows;
}
