import { DAY } from "#core/time";
import { type Job, KeepJobInput } from "#protocol/api/jobs";
import { audit } from "../../auth/audit";
import { handle } from "../../handle";
import { invalidInput } from "../../refusals/invalid-input";
import { refuse } from "../../refusals/refuse";
import type { Call } from "../call";
import { parseInput } from "../parse-input";
import { jobView } from "./job-view";
import { keepDaysIssue } from "./keep-days";
import { ownJob } from "./own-job";
import { unlessDeleted } from "./unless-deleted";

/** Changes for how many days after its end a job's inputs and results are kept. */
export async function keepJob({ ctx, input }: Call<unknown>): Promise<Job> {
  const { jobId, days } = parseInput(KeepJobInput, input);
  const issue = keepDaysIssue(days);
  if (issue) throw invalidInput([{ ...issue, path: "days" }]);
  const job = unlessDeleted(await ownJob(ctx, jobId));
  if (job.finishedAt && job.finishedAt.getTime() + days * DAY <= Date.now()) {
    throw refuse("kept-too-briefly", { days });
  }
  const { prisma } = handle();
  const row = await prisma.$transaction(async (tx) => {
    // If the job ends at this moment, the second writer sees what the first has written.
    await tx.$executeRaw`
      UPDATE job SET keep_days = ${days}::int, kept_until = finished_at + ${days}::int * interval '24 hours'
      WHERE no = ${job.no}::int AND deleted_at IS NULL`;
    await audit(tx, ctx, "job.kept", jobId, { days });
    return tx.job.findUniqueOrThrow({ where: { no: job.no } });
  });
  return jobView(row, ctx.language);
}
