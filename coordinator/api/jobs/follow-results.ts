import { setTimeout as sleep } from "node:timers/promises";
import type { JobState } from "#core/coordination/state";
import type { JobId } from "#core/ids";
import type { Job as JobRow, Replica } from "#prisma/generated/client";
import { FollowResultsInput } from "#protocol/api/jobs";
import { LIMITS } from "#protocol/limits";
import type { Language } from "#protocol/text/language";
import { steadyNow } from "../../clock";
import { handle } from "../../handle";
import { settledUpTo } from "../../store/drawn-numbers";
import { settledPlaces } from "../../store/settled-places";
import type { Call } from "../call";
import { parseInput } from "../parse-input";
import { inPieces, jsonPieces } from "./json-pieces";
import { keptJob } from "./kept-job";
import { withinBytes } from "./settled-units";
import { lineOf } from "./stream-results";
import { UnitInputs } from "./unit-inputs";

const PAGE = 200;
const RETRY_MS = 2_000;
/** About as long as a commit takes. */
const HELD_BACK_MS = 20;

/** Results in order of settlement, while the job is open. `end` means that no more will come. */
export async function followResults({ ctx, input, signal }: Call<unknown>): Promise<AsyncGenerator<string>> {
  const { jobId, after } = parseInput(FollowResultsInput, input);
  return events(await keptJob(ctx, jobId), BigInt(after), ctx.language, signal);
}

async function* events(
  job: JobRow,
  after: bigint,
  language: Language | undefined,
  signal: AbortSignal | undefined,
): AsyncGenerator<string> {
  const began = steadyNow();
  let quietSince = began;
  let cursor = after;
  yield `retry: ${RETRY_MS}\n\n`;
  const news = handle().live.settlements.follow(job.id as JobId);
  try {
    while (!signal?.aborted && steadyNow() - began < LIMITS.MAX_FOLLOW_MS) {
      news.looking();
      const page = await settledAfter(job.no, cursor);
      yield* settledEvents(job, page.rows, language);
      cursor = page.cursor;
      if (page.more) continue;
      if (page.state === "finished" || page.state === "cancelled") {
        yield `event: end\nid: ${cursor}\ndata: ${JSON.stringify({ state: page.state })}\n\n`;
        return;
      }
      if (page.rows.length > 0) quietSince = steadyNow();
      if (steadyNow() - quietSince >= LIMITS.FOLLOW_ALIVE_MS) {
        quietSince = steadyNow();
        yield ": still there\n\n";
      }
      // If a job settles units all the time, many results are read at once.
      if (page.rows.length > 0) await pause(LIMITS.FOLLOW_REST_MS, signal);
      await (page.isHeldBack ? pause(HELD_BACK_MS, signal) : news.wait(LIMITS.FOLLOW_EVERY_MS, signal));
    }
  } finally {
    news.close();
  }
}

async function* settledEvents(job: JobRow, rows: readonly Replica[], language: Language | undefined) {
  // Reads each block once, because the units are in rising order.
  const inputs = new Map<number, string>();
  const names = new UnitInputs(job);
  for (const { unit } of [...rows].sort((a, b) => a.unit - b.unit)) inputs.set(unit, await names.of(unit));
  for (const row of rows) {
    const line = await lineOf(job, row, inputs.get(row.unit) ?? "", language);
    yield* inPieces(settledEvent(row, line));
  }
}

function* settledEvent({ settlement }: Replica, line: object): Generator<string> {
  yield `event: settled\nid: ${settlement}\ndata: `;
  yield* jsonPieces(line);
  yield "\n\n";
}

interface SettledPage {
  rows: Replica[];
  /** Whether there are more to read at once. */
  more: boolean;
  /** More is settled, and can be read in a moment. */
  isHeldBack: boolean;
  state: JobState;
  /** Everything up to here has been read. */
  cursor: bigint;
}

/** No more rows than fit into a page; none only if there are none, or if all of them have been reopened. */
async function settledAfter(jobNo: number, after: bigint): Promise<SettledPage> {
  const { prisma, pool } = handle();
  const upTo = await settledUpTo(pool);
  const { state, places, isHeldBack } = await settledPlaces(pool, { jobNo, after, upTo, limit: PAGE });
  const end = places.at(-1)?.number;
  if (end === undefined) return { rows: [], more: false, isHeldBack, state, cursor: after };
  const units = places.map(({ unit }) => unit);
  const { rows: sizes } = await pool.query<[settlement: number, bytes: number]>({
    text: `SELECT settlement, coalesce(octet_length(output), output_bytes) + coalesce(octet_length(stderr), 0)
      FROM replica WHERE job_no = $1 AND unit = ANY($2::int[]) AND settlement > $3 AND settlement <= $4 ORDER BY settlement`,
    values: [jobNo, units, after, end],
    rowMode: "array",
  });
  const taken = withinBytes(sizes.map(([, bytes]) => bytes));
  const cursor = BigInt(taken < sizes.length ? (sizes[taken - 1]?.[0] ?? end) : end);
  const rows = await prisma.replica.findMany({
    where: { jobNo, unit: { in: units }, settlement: { gt: after, lte: cursor } },
    orderBy: { settlement: "asc" },
  });
  const more = taken < sizes.length || places.length === PAGE || rows.length === 0;
  return { rows, more, isHeldBack, state, cursor };
}

/** Ends early when nobody waits any more. */
const pause = (ms: number, signal: AbortSignal | undefined): Promise<void> =>
  sleep(ms, undefined, signal ? { signal } : {}).catch(() => undefined);
