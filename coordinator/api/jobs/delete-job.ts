import { type Job, JobIdInput } from "#protocol/api/jobs";
import { audit } from "../../auth/audit";
import { handle } from "../../handle";
import { refuse } from "../../refusals/refuse";
import type { Call } from "../call";
import { parseInput } from "../parse-input";
import { jobView } from "./job-view";
import { ownJob } from "./own-job";

const neededByChain = () => refuse("needed-by-chain");

/**
 * From now on nobody can read the ended job's inputs and results, and they will be erased. Its name and its payments
 * stay.
 */
export async function deleteJob({ ctx, input }: Call<unknown>): Promise<Job> {
  const { jobId } = parseInput(JobIdInput, input);
  const { no, state } = await ownJob(ctx, jobId);
  if (state === "running" || state === "paused") {
    throw refuse("job-not-ended");
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
