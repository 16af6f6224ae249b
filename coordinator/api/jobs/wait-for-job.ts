import type { StateReason } from "#core/jobs/state-reason";
import type { Job as JobRow, Prisma } from "#prisma/generated/client";
import { LIMITS } from "#protocol/limits";
import { refuse } from "../../refusals/refuse";

/** The state of a job that starts when another one has finished. */
export const waitingFor = (jobId: string) => {
  const stateReason: StateReason = { kind: "waits-for-job", jobId };
  return { state: "paused", stateReason } as const;
};

/** From now on the end of `sourceId` wakes the job. The source is always the older one, so no job can wait for itself. */
export async function waitForJob(tx: Prisma.TransactionClient, job: JobRow, sourceId: string): Promise<void> {
  const { MAX_WAITING_JOBS_PER_CUSTOMER: max, MAX_CHAIN_DEPTH: maxDepth } = LIMITS;
  const waiting = await tx.job.count({ where: { customerId: job.customerId, state: "paused", units: 0 } });
  if (waiting > max) {
    throw refuse("too-many-waiting-jobs", { max });
  }
  const source = await tx.job.findUniqueOrThrow({ where: { id: sourceId } });
  const before = await tx.chain.findUnique({ where: { jobNo: source.no } });
  const depth = (before?.depth ?? 0) + 1;
  if (depth > maxDepth) {
    throw refuse("chain-too-long", { max: maxDepth });
  }
  await tx.job.update({ where: { no: job.no }, data: { sourceNo: source.no } });
  await tx.chain.create({ data: { jobNo: job.no, sourceNo: source.no, depth } });
}
