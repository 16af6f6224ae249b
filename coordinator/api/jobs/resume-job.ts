import { isQuarantined } from "#core/coordination/quarantine";
import { waitsForMoney } from "#core/jobs/state-reason";
import { type Job, JobIdInput } from "#protocol/api/jobs";
import { ApiError } from "../api-error";
import { type Call, requirePerson } from "../context";
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
      "The budget of this job is spent, so it cannot go on. Add to the budget: that resumes it.",
    );
  }
  if (isQuarantined(stateOf(row)) && requirePerson(ctx).role !== "admin") {
    throw new ApiError(
      "CONFLICT",
      "This program ended the sandbox of three households' devices, so no further device gets it. Change the program and submit it as a new job, or ask an admin to look at it and resume this one.",
    );
  }
  return changeJob(ctx, row, { state: "running", reason: null }, "job.resumed");
}
