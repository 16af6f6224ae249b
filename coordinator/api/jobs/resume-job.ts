import type { JobSpec } from "#core/jobs/job-spec";
import { waitsForMoney } from "#core/jobs/state-reason";
import { type Job, JobIdInput } from "#protocol/api/jobs";
import { handle } from "../../handle";
import { ApiError } from "../../refusals/api-error";
import type { Call } from "../call";
import { parseInput } from "../parse-input";
import { changeJob } from "./change-job";
import { ownJob } from "./own-job";
import { stateOf } from "./state-of-row";

export async function resumeJob({ ctx, input }: Call<unknown>): Promise<Job> {
  const { jobId } = parseInput(JobIdInput, input);
  const row = await ownJob(ctx, jobId);
  if (waitsForMoney(stateOf(row))) {
    throw new ApiError(
      "CONFLICT",
      "The budget of this job is spent, so it cannot continue. Add to the budget: that resumes it.",
    );
  }
  const { program } = row.spec as unknown as JobSpec;
  if (await handle().prisma.quarantine.findUnique({ where: { program: program.hash } })) {
    throw new ApiError(
      "CONFLICT",
      "This program is quarantined: it crashed the sandbox on devices of three households, so it is not sent to any other device. Change the program and submit it as a new job, or ask an admin to look at it and lift the quarantine.",
    );
  }
  return changeJob(ctx, row, { state: "running", reason: null }, "job.resumed");
}
