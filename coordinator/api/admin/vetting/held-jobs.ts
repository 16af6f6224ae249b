import type { Prisma } from "#prisma/generated/client";
import { ReviewWhy } from "#protocol/api/vetting";
import { refuse } from "../../../refusals/refuse";

interface HeldRow {
  jobId: string;
  name: string;
  customerName: string;
  units: number;
  budgetNanos: bigint;
  why: string;
  since: Date;
}

/** Jobs that are open and wait for a moderator, those that wait longest first. */
export async function heldJobs(tx: Prisma.TransactionClient, limit: number) {
  const rows = await tx.$queryRaw<HeldRow[]>`
    SELECT job.id AS "jobId", job.name, coalesce(job.spec ->> 'customerName', '') AS "customerName", job.units,
      job.budget_nanos AS "budgetNanos", review.why, review.since
    FROM review JOIN job ON job.no = review.job_no
    WHERE review.decided_at IS NULL AND job.state IN ('running', 'paused') ORDER BY review.since LIMIT ${limit}::int`;
  return rows.map(heldJob);
}

export async function countHeldJobs(tx: Prisma.TransactionClient): Promise<number> {
  const rows = await tx.$queryRaw<{ held: bigint }[]>`
    SELECT count(*) AS held FROM review JOIN job ON job.no = review.job_no
    WHERE review.decided_at IS NULL AND job.state IN ('running', 'paused')`;
  return Number(rows[0]?.held ?? 0);
}

/** A job that waits, with what it waits for; refused if it does not, or no longer. */
export async function findHeld(tx: Prisma.TransactionClient, jobId: string) {
  const job = await tx.job.findUnique({ where: { id: jobId } });
  const review = job && (await tx.review.findUnique({ where: { jobNo: job.no } }));
  if (!job || !review) throw refuse("no-such-review", { jobId });
  const isOpen = job.state === "running" || job.state === "paused";
  if (!isOpen || review.decidedAt !== null) throw refuse("review-over");
  return { job, review };
}

export const heldJob = ({ why, since, budgetNanos, ...job }: HeldRow) => ({
  ...job,
  budgetNanos: Number(budgetNanos),
  why: ReviewWhy.parse(why),
  since: since.toISOString(),
});
