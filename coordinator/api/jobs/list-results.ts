import { ListResultsInput, type ResultList } from "#protocol/api/jobs";
import type { Call } from "../call";
import { parseInput } from "../parse-input";
import { keptJob } from "./kept-job";
import { settledUnits } from "./settled-units";
import { unitResults } from "./unit-result";

/** Settled units in the order of their numbers; `next` is where the following page starts. */
export async function listResults({ ctx, input }: Call<unknown>): Promise<ResultList> {
  const { jobId, state, after, limit } = parseInput(ListResultsInput, input);
  const job = await keptJob(ctx, jobId);
  const { rows, more } = await settledUnits({ jobNo: job.no, state, after, limit });
  return { results: await unitResults(job, rows, ctx.language), next: more ? (rows.at(-1)?.unit ?? null) : null };
}
