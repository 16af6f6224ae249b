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

/** `more`: whether there may be others. */
export interface SettledPage {
  rows: Replica[];
  more: boolean;
}

/** The settling rows of a job, in the order of its units: at least one, and no more than fit into a page. */
export async function settledUnits({ jobNo, state, after, limit }: SettledQuery): Promise<SettledPage> {
  const { prisma, pool } = handle();
  // Their sizes are queried first: a thousand rows may have tens of megabytes.
  const { rows: sizes } = await pool.query<[unit: number, bytes: number]>({
    text: `SELECT unit, coalesce(octet_length(output), output_bytes) + coalesce(octet_length(stderr), 0)
      FROM replica WHERE job_no = $1 AND settles AND unit > $2
        AND ($3::bool IS NULL OR (failure IS NOT NULL) = $3::bool)
      ORDER BY unit LIMIT $4`,
    values: [jobNo, after, state === undefined ? null : state === "failed", limit],
    rowMode: "array",
  });
  const taken = withinBytes(sizes.map(([, bytes]) => bytes));
  const last = sizes[taken - 1]?.[0];
  if (last === undefined) return { rows: [], more: false };
  const rows = await prisma.replica.findMany({
    where: { jobNo, settles: true, unit: { gt: after, lte: last }, ...whereState(state) },
    orderBy: { unit: "asc" },
    take: limit,
  });
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

const whereState = (state: SettledQuery["state"]) => {
  if (state === undefined) return {};
  return { failure: state === "failed" ? { not: null } : null };
};

const PAGE = 200;

/** All of them, page by page, as fast as they are consumed. */
export async function* settledPages(
  jobNo: number,
  { state, from = 0, before = Number.POSITIVE_INFINITY }: SettledPart = {},
): AsyncGenerator<Replica[]> {
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

export async function* allSettledUnits(jobNo: number, part: SettledPart = {}): AsyncGenerator<Replica> {
  for await (const rows of settledPages(jobNo, part)) yield* rows;
}
