import type { Job as JobRow } from "#prisma/generated/client";
import type { Context } from "../../auth/context";
import { refuse } from "../../refusals/refuse";
import { ownJob } from "./own-job";

/** Like `ownJob`, for reading a job's inputs or results: a deleted job has none. */
export async function keptJob(ctx: Context, jobId: string): Promise<JobRow> {
  const job = await ownJob(ctx, jobId);
  if (job.deletedAt === null) return job;
  throw refuse("job-deleted", { day: job.deletedAt.toISOString().slice(0, 10) });
}
