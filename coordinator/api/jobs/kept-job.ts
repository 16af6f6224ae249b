import type { Job as JobRow } from "#prisma/generated/client";
import type { Context } from "../../auth/context";
import { ApiError } from "../../refusals/api-error";
import { ownJob } from "./own-job";

/** Like `ownJob`, for reading a job's inputs or results: a deleted job has none. */
export async function keptJob(ctx: Context, jobId: string): Promise<JobRow> {
  const job = await ownJob(ctx, jobId);
  if (job.deletedAt === null) return job;
  throw new ApiError(
    "NOT_FOUND",
    `The inputs and results of this job were deleted on ${job.deletedAt.toISOString().slice(0, 10)}. What it cost stays in your statement; submit it again to compute it again.`,
  );
}
