import { JobIdInput } from "#protocol/api/jobs";
import type { JobThanks } from "#protocol/api/thanks";
import { handle } from "../../handle";
import type { Call } from "../call";
import { readableJob } from "../jobs/readable-job";
import { parseInput } from "../parse-input";

/** What was written to the residents about a job, and whether it still may be. */
export async function getThanks({ ctx, input }: Call<unknown>): Promise<JobThanks> {
  const { jobId } = parseInput(JobIdInput, input);
  const job = await readableJob(ctx, jobId);
  const row = await handle().prisma.thanks.findUnique({ where: { jobNo: job.no } });
  return {
    mayBeWritten: row === null && hasEnded(job) && job.agreed > 0 && job.customerId === ctx.person?.id,
    written: row && {
      ...{ text: row.text, outcome: row.outcome, writtenAt: row.writtenAt.toISOString() },
      removedWhy: row.removedWhy,
    },
  };
}

export const hasEnded = ({ state }: { state: string }) => state === "finished" || state === "cancelled";
