import { type JobList, ListJobsInput } from "#protocol/api/jobs";
import { requirePerson } from "../../auth/context";
import { handle } from "../../handle";
import type { Call } from "../call";
import { parseInput } from "../parse-input";
import { jobViews } from "./job-view";
import { listedJobs } from "./listed-jobs";

/** The caller's jobs, newest first. */
export async function listJobs({ ctx, input }: Call<unknown>): Promise<JobList> {
  const person = requirePerson(ctx);
  const { state, page, perPage } = parseInput(ListJobsInput, input);
  const where = { customerId: person.id, ...(state ? { state } : {}) };
  const { rows, total } = await listedJobs(handle().prisma, where, { page, perPage });
  return { jobs: jobViews(rows, ctx.language), total };
}
