import type { Job as JobRow } from "#prisma/generated/client";
import { type Context, hasPowerHere, requirePower } from "../../auth/context";
import { readableJob } from "./readable-job";

/** The job's row, for changing it: its customer may, and admins who run the city. */
export async function ownJob(ctx: Context, jobId: string): Promise<JobRow> {
  const job = await readableJob(ctx, jobId);
  if (!mayChangeJob(ctx, job)) requirePower(ctx, "operate");
  return job;
}

export const mayChangeJob = (ctx: Context, { customerId }: { customerId: string }): boolean =>
  customerId === ctx.person?.id || hasPowerHere(ctx, "operate");
