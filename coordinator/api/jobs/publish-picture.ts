import type { JobSpec } from "#core/jobs/job-spec";
import { type PictureState, PublishPictureInput } from "#protocol/api/pictures";
import { audit } from "../../auth/audit";
import { requirePerson } from "../../auth/context";
import { handle } from "../../handle";
import { refuse } from "../../refusals/refuse";
import type { Call } from "../call";
import { parseInput } from "../parse-input";
import { keptJob } from "./kept-job";

/** Only a job's customer decides whether strangers see its picture: an admin does not. */
export async function publishPicture({ ctx, input }: Call<unknown>): Promise<PictureState> {
  const { jobId, isPublished } = parseInput(PublishPictureInput, input);
  const job = await keptJob(ctx, jobId);
  if (job.customerId !== requirePerson(ctx).id) throw refuse("no-such-job", { jobId });
  if ((job.spec as unknown as JobSpec).picture.kind !== "tiles") throw refuse("no-tiles");
  return handle().prisma.$transaction(async (tx) => {
    const publishedAt = isPublished ? new Date() : null;
    const wasOtherwise = { no: job.no, publishedAt: isPublished ? null : { not: null } };
    const { count } = await tx.job.updateMany({ where: wasOtherwise, data: { publishedAt } });
    if (count === 1) await audit(tx, ctx, isPublished ? "job.picture-published" : "job.picture-withdrawn", jobId);
    const now = await tx.job.findUniqueOrThrow({ where: { no: job.no }, select: { publishedAt: true } });
    return { publishedAt: now.publishedAt?.toISOString() ?? null };
  });
}
