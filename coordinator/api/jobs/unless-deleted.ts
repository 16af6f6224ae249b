import type { Job as JobRow } from "#prisma/generated/client";
import { refuse } from "../../refusals/refuse";

/** A deleted job has no inputs and results, and keeps none. */
export function unlessDeleted(job: JobRow): JobRow {
  if (job.deletedAt === null) return job;
  throw refuse("job-deleted", { day: job.deletedAt.toISOString().slice(0, 10) });
}
