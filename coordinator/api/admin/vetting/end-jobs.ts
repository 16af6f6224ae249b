import type { StateReason } from "#core/jobs/state-reason";
import type { Job as JobRow } from "#prisma/generated/client";
import type { Context } from "../../../auth/context";
import { isApiError } from "../../../refusals/api-error";
import { changeJob } from "../../jobs/change-job";

/** Cancels open jobs; what they have not spent is their customers' again. */
export async function endJobs(
  ctx: Context,
  jobs: readonly JobRow[],
  reason: Extract<StateReason, { words: string }>,
): Promise<void> {
  for (const job of jobs) {
    try {
      await changeJob(ctx, job, { state: "cancelled", reason }, "job.stopped", { reason: reason.words });
    } catch (error) {
      // It has ended by itself meanwhile.
      if (!isApiError(error) || error.code !== "CONFLICT") throw error;
    }
  }
}
