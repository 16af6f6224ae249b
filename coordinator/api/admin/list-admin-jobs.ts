import type { z } from "zod";
import type { Prisma } from "#prisma/generated/client";
import { type AdminJobList, ListAdminJobsInput } from "#protocol/api/admin";
import { LIMITS } from "#protocol/limits";
import { requireAdmin } from "../../auth/context";
import { handle } from "../../handle";
import type { Call } from "../call";
import { jobViews } from "../jobs/job-view";
import { listedJobs } from "../jobs/listed-jobs";
import { parseInput } from "../parse-input";

const PER_PAGE = 50;

/** Everybody's jobs, newest first. */
export async function listAdminJobs({ ctx, input }: Call<unknown>): Promise<z.infer<typeof AdminJobList>> {
  requireAdmin(ctx, "listAdminJobs");
  const { find, state, page } = parseInput(ListAdminJobsInput, input);
  const where: Prisma.JobWhereInput = { ...(state ? { state } : {}), ...(find === "" ? {} : await matching(find)) };
  const { rows, total } = await listedJobs(handle().prisma, where, { page, perPage: PER_PAGE });
  const views = jobViews(rows, ctx.language);
  return { jobs: views.map((view, at) => ({ ...view, customerName: rows[at]?.spec.customerName ?? "" })), total };
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
