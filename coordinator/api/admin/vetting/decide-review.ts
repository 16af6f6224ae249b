import type { StateReason } from "#core/jobs/state-reason";
import { DecideReviewInput, type ReviewList } from "#protocol/api/vetting";
import type { JobManifest } from "#protocol/manifest/job-manifest";
import { audit } from "../../../auth/audit";
import { type Context, requireAdmin } from "../../../auth/context";
import { handle } from "../../../handle";
import { refuse } from "../../../refusals/refuse";
import type { Call } from "../../call";
import { changeJob } from "../../jobs/change-job";
import { parseInput } from "../../parse-input";
import { ban } from "./ban-program";
import { findHeld } from "./held-jobs";
import { judge } from "./judge-customer";
import { letRun } from "./let-run";
import { listReviews } from "./list-reviews";

/** Lets a job that waits run, or cancels it; its customer reads why. */
export async function decideReview({ ctx, input }: Call<unknown>): Promise<ReviewList> {
  requireAdmin(ctx, "decideReview");
  const decided = parseInput(DecideReviewInput, input);
  const { jobId, reason } = decided;
  const { prisma } = handle();
  const approved = decided.decision === "approve";
  const { job } = await findHeld(prisma, jobId);
  // Of two moderators at the same time, the second is told so.
  const { count } = await prisma.review.updateMany({
    where: { jobNo: job.no, decidedAt: null },
    data: { decidedAt: new Date(), approved, reason },
  });
  if (count === 0) throw refuse("review-over");
  if (approved) {
    await audit(prisma, ctx, "review.approved", jobId, { reason });
    if (decided.customer) await judge(ctx, job.customerId, "approved", reason);
    await letRun(job.no);
  } else await turnDown(ctx, jobId, decided);
  return listReviews({ ctx, input: {} });
}

async function turnDown(ctx: Context, jobId: string, { reason, customer, program }: DecideReviewInput): Promise<void> {
  const job = await handle().prisma.job.findUniqueOrThrow({ where: { id: jobId } });
  const refused: StateReason = { kind: "refused-in-review", words: reason };
  await changeJob(ctx, job, { state: "cancelled", reason: refused }, "review.refused", { reason });
  const { source } = (job.manifest as unknown as JobManifest).program;
  if (program && "blob" in source) await ban(ctx, source.blob, reason);
  if (customer) await judge(ctx, job.customerId, "banned", reason);
}
