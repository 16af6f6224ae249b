import type { Job as JobRow } from "#prisma/generated/client";
import type { Context } from "../../auth/context";
import { ApiError } from "../../refusals/api-error";
import { ownJob } from "./own-job";

/** As `ownJob`, for whoever reads what the job was given or has found: of a deleted job there is none of it. */
export async function keptJob(ctx: Context, jobId: string): Promise<JobRow> {
  const job = await ownJob(ctx, jobId);
  if (job.deletedAt === null) return job;
  throw new ApiError(
    "NOT_FOUND",
    `The inputs and results of this job were deleted on ${job.deletedAt.toISOString().slice(0, 10)}. What it cost stays in your statement; submit it again to compute it again.`,
  );
}
