import type { Job as JobRow } from "#prisma/generated/client";
import { type Context, requirePerson } from "../../auth/context";
import { handle } from "../../handle";
import { refuse } from "../../refusals/refuse";
import { mayReadJob } from "./may-read-job";

/** The job's row, if the caller may see the job. For everybody else it does not exist. */
export async function readableJob(ctx: Context, jobId: string): Promise<JobRow> {
  requirePerson(ctx);
  const job = await handle().prisma.job.findUnique({ where: { id: jobId } });
  if (job && mayReadJob(ctx, job)) return job;
  throw refuse("no-such-job", { jobId });
}
