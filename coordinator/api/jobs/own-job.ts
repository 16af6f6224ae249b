import type { Job as JobRow } from "#prisma/generated/client";
import { type Context, requirePerson } from "../../auth/context";
import { handle } from "../../handle";
import { refuse } from "../../refusals/refuse";

/** The job's row, if it is the caller's or the caller is an admin. For everybody else the job does not exist. */
export async function ownJob(ctx: Context, jobId: string): Promise<JobRow> {
  const person = requirePerson(ctx);
  const job = await handle().prisma.job.findUnique({ where: { id: jobId } });
  if (job && (job.customerId === person.id || person.role === "admin")) return job;
  throw refuse("no-such-job", { jobId });
}
