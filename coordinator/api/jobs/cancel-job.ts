import { type Job, JobIdInput } from "#protocol/api/jobs";
import type { Call } from "../call";
import { parseInput } from "../parse-input";
import { changeJob } from "./change-job";
import { ownJob } from "./own-job";

/** Ends the job for good. Its results stay, and the rest of its budget is refunded. */
export async function cancelJob({ ctx, input }: Call<unknown>): Promise<Job> {
  const { jobId } = parseInput(JobIdInput, input);
  const row = await ownJob(ctx, jobId);
  return changeJob(ctx, row, { state: "cancelled", reason: { kind: "cancelled-by-customer" } }, "job.cancelled");
}
