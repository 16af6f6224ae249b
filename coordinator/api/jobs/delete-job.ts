import { type Job, JobIdInput } from "#protocol/api/jobs";
import { audit } from "../../auth/audit";
import { handle } from "../../handle";
import { ApiError } from "../../refusals/api-error";
import type { Call } from "../call";
import { parseInput } from "../parse-input";
import { jobView } from "./job-view";
import { ownJob } from "./own-job";

const neededByChain = () =>
  new ApiError(
    "CONFLICT",
    "Another job of yours is about to start over the outputs of this one. Wait until it has started, or cancel it.",
  );

/**
 * From now on nobody can read the ended job's inputs and results, and they will be erased. Its name and its payments
 * stay.
 */
export async function deleteJob({ ctx, input }: Call<unknown>): Promise<Job> {
  const { jobId } = parseInput(JobIdInput, input);
  const { no, state } = await ownJob(ctx, jobId);
  if (state === "running" || state === "paused") {
    throw new ApiError("CONFLICT", "This job has not ended: cancel it first, then delete it.");
  }
  const { prisma } = handle();
  const row = await prisma.$transaction(async (tx) => {
    if (await tx.chain.findFirst({ where: { sourceNo: no } })) throw neededByChain();
    const { count } = await tx.job.updateMany({ where: { no, deletedAt: null }, data: { deletedAt: new Date() } });
    if (count === 1) await audit(tx, ctx, "job.deleted", jobId);
    return tx.job.findUniqueOrThrow({ where: { no } });
  });
  return jobView(row, ctx.language);
}
