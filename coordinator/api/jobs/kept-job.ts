import type { Job as JobRow } from "#prisma/generated/client";
import type { Context } from "../../auth/context";
import { readableJob } from "./readable-job";
import { unlessDeleted } from "./unless-deleted";

/** For reading a job's inputs or results. */
export const keptJob = async (ctx: Context, jobId: string): Promise<JobRow> =>
  unlessDeleted(await readableJob(ctx, jobId));
