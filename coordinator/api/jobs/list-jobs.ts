import { type JobList, ListJobsInput } from "#protocol/api/jobs";
import { requirePerson } from "../../auth/context";
import { handle } from "../../handle";
import type { Call } from "../call";
import { parseInput } from "../parse-input";
import { jobViews } from "./job-view";

/** The caller's jobs, newest first. */
export async function listJobs({ ctx, input }: Call<unknown>): Promise<JobList> {
  const person = requirePerson(ctx);
  const { state, page, perPage } = parseInput(ListJobsInput, input);
  const { prisma } = handle();
  const where = { customerId: person.id, ...(state ? { state } : {}) };
  const [rows, total] = await Promise.all([
    prisma.job.findMany({ where, orderBy: { no: "desc" }, skip: (page - 1) * perPage, take: perPage }),
    prisma.job.count({ where }),
  ]);
  return { jobs: jobViews(rows, ctx.language), total };
}
