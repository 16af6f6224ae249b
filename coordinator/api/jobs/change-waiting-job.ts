import type { Job as JobRow } from "#prisma/generated/client";
import { endChain } from "../../chains/end-chain";
import { handle } from "../../handle";
import { refuse } from "../../refusals/refuse";
import type { JobChange } from "./job-change";

/**
 * Changes a job that has not started, in the database only. Returns false, and changes nothing, if it starts at this
 * moment.
 */
export async function changeWaitingJob(row: JobRow, { state, reason, cores }: JobChange): Promise<boolean> {
  const { pool, prisma } = handle();
  if (state === "cancelled" && reason) return endChain(pool, row, reason);
  if (state === "paused") {
    throw refuse("pause-before-start");
  }
  return prisma.$transaction(async (tx) => {
    const { count } = await tx.chain.updateMany({ where: { jobNo: row.no }, data: { nextAt: new Date() } });
    if (count === 1 && cores !== undefined) await tx.job.update({ where: { no: row.no }, data: { cores } });
    return count === 1;
  });
}
