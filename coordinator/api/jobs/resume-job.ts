import type { JobSpec } from "#core/jobs/job-spec";
import { waitsForMoney } from "#core/jobs/state-reason";
import { type Job, JobIdInput } from "#protocol/api/jobs";
import { handle } from "../../handle";
import { refuse } from "../../refusals/refuse";
import type { Call } from "../call";
import { parseInput } from "../parse-input";
import { changeJob } from "./change-job";
import { ownJob } from "./own-job";
import { stateOf } from "./state-of-row";

export async function resumeJob({ ctx, input }: Call<unknown>): Promise<Job> {
  const { jobId } = parseInput(JobIdInput, input);
  const row = await ownJob(ctx, jobId);
  if (waitsForMoney(stateOf(row))) {
    throw refuse("budget-spent");
  }
  const { program } = row.spec as unknown as JobSpec;
  if (await handle().prisma.quarantine.findUnique({ where: { program: program.hash } })) {
    throw refuse("program-quarantined");
  }
  return changeJob(ctx, row, { state: "running", reason: null }, "job.resumed");
}
