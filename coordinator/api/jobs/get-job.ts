import type { JobId } from "#core/ids";
import type { JobSpec } from "#core/jobs/job-spec";
import { type JobDetail, JobIdInput } from "#protocol/api/jobs";
import { JobManifest } from "#protocol/manifest/job-manifest";
import { tryParse } from "#protocol/try-parse";
import { handle } from "../../handle";
import type { Call } from "../call";
import { parseInput } from "../parse-input";
import { chainOf } from "./chain-of";
import { jobView } from "./job-view";
import { mayChangeJob } from "./own-job";
import { placementOf } from "./placement-of";
import { reachNow } from "./reach-now";
import { readableJob } from "./readable-job";
import { rechecksOf } from "./rechecks-of";
import { relayOf } from "./relay-of";
import { withTotals } from "./with-totals";

export async function getJob({ ctx, input }: Call<unknown>): Promise<JobDetail> {
  const { jobId } = parseInput(JobIdInput, input);
  const row = await withTotals(await readableJob(ctx, jobId));
  const { state } = handle().coordinator;
  const { customerName } = row.spec as unknown as JobSpec;
  return {
    ...jobView(row, ctx.language),
    manifest: manifestOf(row.manifest),
    customerName,
    review: await reviewOf(row.no),
    mayChange: mayChangeJob(ctx, row),
    reach: reachNow(state, state.jobs.get(row.id as JobId)),
    ...(await chainOf(row)),
    placement: await placementOf(row, ctx.language),
    relay: relayOf(row, ctx.language),
    rechecks: await rechecksOf(row.no),
    publishedAt: row.publishedAt?.toISOString() ?? null,
  };
}

async function reviewOf(jobNo: number): Promise<JobDetail["review"]> {
  const { approved, reason, decidedAt } = (await handle().prisma.review.findUnique({ where: { jobNo } })) ?? {};
  if (approved == null || reason == null || decidedAt == null) return null;
  return { approved, reason, at: decidedAt.toISOString() };
}

/** A manifest that an earlier version accepted is shown unchanged, even if it would be refused today. */
const manifestOf = (stored: unknown): JobManifest => tryParse(JobManifest, stored).data ?? (stored as JobManifest);
