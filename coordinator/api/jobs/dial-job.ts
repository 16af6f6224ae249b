import { DialInput, type Job } from "#protocol/api/jobs";
import type { Call } from "../call";
import { parseInput } from "../parse-input";
import { changeJob } from "./change-job";
import { ownJob } from "./own-job";

/** Sets the most unit workers that may run the job at once; 0 stops all of them now. */
export async function dialJob({ ctx, input }: Call<unknown>): Promise<Job> {
  const { jobId, cores } = parseInput(DialInput, input);
  const row = await ownJob(ctx, jobId);
  return changeJob(ctx, row, { cores }, "job.dialled", { from: row.cores, to: cores });
}
