import type { JobSpec } from "#core/jobs/job-spec";
import { type Review, ReviewIdInput, ReviewWhy } from "#protocol/api/vetting";
import type { JobManifest } from "#protocol/manifest/job-manifest";
import { requireAdmin } from "../../../auth/context";
import { handle } from "../../../handle";
import type { Call } from "../../call";
import { parseInput } from "../../parse-input";
import { customerRecord } from "./customer-record";
import { findHeld } from "./held-jobs";
import { programFacts } from "./program-facts";

/** What a moderator needs to decide about a job that waits. */
export async function getReview({ ctx, input }: Call<unknown>): Promise<Review> {
  requireAdmin(ctx, "getReview");
  const { jobId } = parseInput(ReviewIdInput, input);
  const { prisma } = handle();
  const { job, review } = await findHeld(prisma, jobId);
  const { name, cause, customerName, workKind = "other" } = job.spec as unknown as JobSpec;
  const manifest = job.manifest as unknown as JobManifest;
  const [program, customer] = await Promise.all([
    programFacts(manifest, ctx.language),
    customerRecord(prisma, job.customerId),
  ]);
  return {
    jobId,
    name: job.name,
    customerName,
    units: job.units,
    budgetNanos: Number(job.budgetNanos),
    why: ReviewWhy.parse(review.why),
    since: review.since.toISOString(),
    told: { name, cause, customerName, workKind },
    manifest,
    program,
    customer,
  };
}
