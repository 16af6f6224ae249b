import { type Job, JobIdInput } from "#protocol/api/jobs";
import type { Call } from "../call";
import { parseInput } from "../parse-input";
import { changeJob } from "./change-job";
import { ownJob } from "./own-job";

export async function pauseJob({ ctx, input }: Call<unknown>): Promise<Job> {
  const { jobId } = parseInput(JobIdInput, input);
  const row = await ownJob(ctx, jobId);
  return changeJob(ctx, row, { state: "paused", reason: { kind: "paused-by-hand" } }, "job.paused");
}
