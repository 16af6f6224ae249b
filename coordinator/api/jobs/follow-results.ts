import type { Job as JobRow, Replica } from "#prisma/generated/client";
import { FollowResultsInput } from "#protocol/api/jobs";
import type { Language } from "#protocol/language";
import { LIMITS } from "#protocol/limits";
import { steadyNow } from "../../clock";
import { handle } from "../../handle";
import type { Call } from "../call";
import { parseInput } from "../parse-input";
import { ownJob } from "./own-job";
import { withinBytes } from "./settled-units";
import { lineOf } from "./stream-results";
import { UnitInputs } from "./unit-inputs";

const PAGE = 200;
const RETRY_MS = 2_000;

/** Results in the order in which they settle, as long as the job goes on. An `end` says that no more will come. */
export async function followResults({ ctx, input, signal }: Call<unknown>): Promise<AsyncGenerator<string>> {
  const { jobId, after } = parseInput(FollowResultsInput, input);
  return events(await ownJob(ctx, jobId), BigInt(after), ctx.language, signal);
}

async function* events(
  job: JobRow,
  after: bigint,
  language: Language | undefined,
  signal: AbortSignal | undefined,
): AsyncGenerator<string> {
  const { prisma } = handle();
  const began = steadyNow();
  let quietSince = began;
  let cursor = after;
  yield `retry: ${RETRY_MS}\n\n`;
  while (!signal?.aborted && steadyNow() - began < LIMITS.MAX_FOLLOW_MS) {
    // Asked before the results are: what had settled when the job was over is among them.
    const { state } = await prisma.job.findUniqueOrThrow({ where: { no: job.no }, select: { state: true } });
    const rows = await settledAfter(job.no, cursor);
    // For units in rising order it reads each block once.
    const inputs = new Map<number, string>();
    const names = new UnitInputs(job);
    for (const { unit } of [...rows].sort((a, b) => a.unit - b.unit)) inputs.set(unit, await names.of(unit));
    for (const row of rows) {
      cursor = row.settlement ?? cursor;
      const line = await lineOf(job, row, inputs.get(row.unit) ?? "", language);
      yield `event: settled\nid: ${cursor}\ndata: ${JSON.stringify(line)}\n\n`;
    }
    if (rows.length > 0) {
      quietSince = steadyNow();
      continue;
    }
    if (state === "finished" || state === "cancelled") {
      yield `event: end\nid: ${cursor}\ndata: ${JSON.stringify({ state })}\n\n`;
      return;
    }
    if (steadyNow() - quietSince >= LIMITS.FOLLOW_ALIVE_MS) {
      quietSince = steadyNow();
      yield ": still there\n\n";
    }
    await pause(LIMITS.FOLLOW_EVERY_MS, signal);
  }
}

/** At least one row, if there is any, and no more than a page of bytes may have. */
async function settledAfter(jobNo: number, cursor: bigint): Promise<Replica[]> {
  const { prisma, pool } = handle();
  const { rows: sizes } = await pool.query<[settlement: string, bytes: number]>({
    text: `SELECT settlement, coalesce(octet_length(output), output_bytes) + coalesce(octet_length(stderr), 0)
      FROM replica WHERE job_no = $1 AND settlement > $2 ORDER BY settlement LIMIT $3`,
    values: [jobNo, cursor, PAGE],
    rowMode: "array",
  });
  const last = sizes[withinBytes(sizes.map(([, bytes]) => bytes)) - 1]?.[0];
  if (last === undefined) return [];
  const settlement = { gt: cursor, lte: BigInt(last) };
  return prisma.replica.findMany({ where: { jobNo, settlement }, orderBy: { settlement: "asc" }, take: PAGE });
}

/** Ends early when nobody waits any more. */
function pause(ms: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      signal?.removeEventListener("abort", done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    signal?.addEventListener("abort", done);
  });
}
