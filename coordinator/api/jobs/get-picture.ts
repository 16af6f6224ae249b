import type { JobSpec } from "#core/jobs/job-spec";
import { JobIdInput } from "#protocol/api/jobs";
import type { PublishedPicture } from "#protocol/api/pictures";
import { handle } from "../../handle";
import { refuse } from "../../refusals/refuse";
import type { Call } from "../call";
import { parseInput } from "../parse-input";

/** What a stranger needs to draw a published picture. A job that is not published does not exist for them. */
export async function getPicture({ input }: Call<unknown>): Promise<PublishedPicture> {
  const { jobId } = parseInput(JobIdInput, input);
  const job = await handle().prisma.job.findUnique({
    where: { id: jobId, publishedAt: { not: null }, deletedAt: null },
    select: { spec: true },
  });
  const { picture } = (job?.spec ?? {}) as Partial<JobSpec>;
  if (picture?.kind !== "tiles") throw refuse("no-such-picture");
  const { width, height, tile } = picture;
  return { width, height, tile };
}
