import type { JobSpec } from "#core/jobs/job-spec";
import type { StateReason } from "#core/jobs/state-reason";
import type { Job as JobRow, Prisma } from "#prisma/generated/client";
import { lockMoney } from "../store/lock-money";
import { standingOf } from "./standing-of";

type RestingJob = Pick<JobRow, "no" | "customerId" | "spec">;

/**
 * What keeps a job from running, whatever its customer wants; null if nothing does. In a transaction nobody decides
 * otherwise before its end: whoever does so next sees what was done on this answer.
 */
export async function whyRests(tx: Prisma.TransactionClient, job: RestingJob): Promise<StateReason | null> {
  const { owedNanos } = await lockMoney(tx, job.customerId);
  const judged = await standingOf(tx, job.customerId);
  if (judged?.standing === "frozen") return { kind: "customer-frozen", words: judged.reason };
  const waiting = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM review WHERE job_no = ${job.no}::int AND decided_at IS NULL FOR UPDATE`;
  if (waiting.length > 0) return { kind: "held-for-review" };
  if (owedNanos > 0) return { kind: "owes-money", nanos: owedNanos };
  const { program } = job.spec as unknown as JobSpec;
  const quarantine = await tx.quarantine.findUnique({ where: { program: program.hash } });
  return quarantine && { kind: "quarantined", program: program.hash };
}
