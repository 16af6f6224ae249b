import type { PrismaClient } from "#prisma/generated/client";
import type { Context } from "../../auth/context";

/** Whether this visitor may see the job: its customer or an admin. */
export async function mayFollowJob(prisma: PrismaClient, ctx: Context, jobId: string): Promise<boolean> {
  if (!ctx.person) return false;
  const job = await prisma.job.findUnique({ where: { id: jobId }, select: { customerId: true } });
  return job !== null && (job.customerId === ctx.person.id || ctx.person.role === "admin");
}
