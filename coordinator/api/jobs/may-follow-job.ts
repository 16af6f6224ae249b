import type { PrismaClient } from "#prisma/generated/client";
import { asCustomer } from "../../auth/act-for";
import type { Context } from "../../auth/context";
import { mayReadJob } from "./may-read-job";

/** Whether this visitor may see the job. */
export async function mayFollowJob(prisma: PrismaClient, ctx: Context, jobId: string): Promise<boolean> {
  if (!ctx.person) return false;
  const job = await prisma.job.findUnique({ where: { id: jobId }, select: { customerId: true } });
  return job !== null && mayReadJob(asCustomer(ctx), job);
}
