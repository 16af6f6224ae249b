import { StopJobInput } from "#protocol/api/admin";
import type { Job } from "#protocol/api/jobs";
import { requireAdmin } from "../../auth/context";
import { handle } from "../../handle";
import type { Call } from "../call";
import { changeJob } from "../jobs/change-job";
import { readableJob } from "../jobs/readable-job";
import { parseInput } from "../parse-input";

/** Cancels anyone's job; its customer reads why, and gets the unspent budget back. */
export async function stopJob({ ctx, input }: Call<unknown>): Promise<Job> {
  requireAdmin(ctx, "stopJob");
  const { jobId, reason } = parseInput(StopJobInput, input);
  const row = await readableJob(ctx, jobId);
  const job = await changeJob(
    ctx,
    row,
    { state: "cancelled", reason: { kind: "stopped-by-admin", words: reason } },
    "job.stopped",
    { reason },
  );
  handle().live.event("job.stopped", `${row.name} was stopped: ${reason}`);
  return job;
}
