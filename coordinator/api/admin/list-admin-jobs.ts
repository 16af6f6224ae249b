import type { z } from "zod";
import type { JobSpec } from "#core/jobs/job-spec";
import type { Prisma } from "#prisma/generated/client";
import { type AdminJobList, ListAdminJobsInput } from "#protocol/api/admin";
import { LIMITS } from "#protocol/limits";
import { requireAdmin } from "../../auth/context";
import { handle } from "../../handle";
import type { Call } from "../call";
import { jobViews } from "../jobs/job-view";
import { parseInput } from "../parse-input";

const PER_PAGE = 50;

/** Everybody's jobs, newest first. */
export async function listAdminJobs({ ctx, input }: Call<unknown>): Promise<z.infer<typeof AdminJobList>> {
  requireAdmin(ctx);
  const { find, state, page } = parseInput(ListAdminJobsInput, input);
  const { prisma } = handle();
  const where: Prisma.JobWhereInput = { ...(state ? { state } : {}), ...(find === "" ? {} : await matching(find)) };
  const [rows, total] = await Promise.all([
    prisma.job.findMany({ where, orderBy: { no: "desc" }, skip: (page - 1) * PER_PAGE, take: PER_PAGE }),
    prisma.job.count({ where }),
  ]);
  const names = rows.map(({ spec }) => (spec as unknown as JobSpec).customerName);
  const views = jobViews(rows, ctx.language);
  return { jobs: views.map((view, at) => ({ ...view, customerName: names[at] ?? "" })), total };
}

async function matching(find: string): Promise<Prisma.JobWhereInput> {
  const contains = { contains: find, mode: "insensitive" } as const;
  const customers = await handle().prisma.person.findMany({
    where: { name: contains },
    select: { id: true },
    orderBy: { createdAt: "desc" },
    take: LIMITS.MAX_MATCHED_PEOPLE,
  });
  return { OR: [{ name: contains }, { id: contains }, { customerId: { in: customers.map(({ id }) => id) } }] };
}
