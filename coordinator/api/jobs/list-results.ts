import { ListResultsInput, type ResultList } from "#protocol/api/jobs";
import type { Call } from "../context";
import { parseInput } from "../parse-input";
import { ownJob } from "./own-job";
import { settledUnits } from "./settled-units";
import { unitResults } from "./unit-result";

/** A page never reads more than this of outputs: with large ones it is shorter than was asked for. */
const PAGE_BYTES = 64 * 1024 * 1024;

/** Settled units in the order of their numbers; `next` is where the following page starts. */
export async function listResults({ ctx, input }: Call<unknown>): Promise<ResultList> {
  const { jobId, state, after, limit } = parseInput(ListResultsInput, input);
  const job = await ownJob(ctx, jobId);
  const rows = await settledUnits({ jobNo: job.no, state, after, limit });
  const page = withinBytes(rows);
  const more = page.length < rows.length || rows.length === limit;
  return { results: await unitResults(job, page), next: more ? (page.at(-1)?.unit ?? null) : null };
}

function withinBytes<Row extends { outputBytes: number }>(rows: Row[]): Row[] {
  let bytes = 0;
  const end = rows.findIndex((row, at) => {
    bytes += row.outputBytes;
    return at > 0 && bytes > PAGE_BYTES;
  });
  return end < 0 ? rows : rows.slice(0, end);
}
