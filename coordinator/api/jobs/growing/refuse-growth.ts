import { waitsToStart } from "#core/jobs/state-reason";
import type { Job as JobRow } from "#prisma/generated/client";
import { LIMITS } from "#protocol/limits";
import { ApiError } from "../../../refusals/api-error";
import { stateOf } from "../state-of-row";

const ENDED = {
  finished: "has finished: its budget is given back, and what waited for its end has begun",
  cancelled: "was cancelled",
} as const;

/** A job can grow until it ends. The consequences of its end cannot be undone. */
export function refuseGrowth(job: JobRow, units: number, budgetNanos: number): void {
  const { state } = job;
  if (state === "finished" || state === "cancelled") {
    throw new ApiError(
      "CONFLICT",
      `This job ${ENDED[state]}. Submit these inputs as a job of their own; a job that is paused, or whose cores are 0, stays open for more.`,
    );
  }
  if (waitsToStart(stateOf(job))) {
    throw new ApiError("CONFLICT", "This job has not started: it waits for another one. Add to it when it runs.");
  }
  const max = LIMITS.unitsPerJob;
  if (job.units + units > max) {
    throw new ApiError(
      "LIMIT_EXCEEDED",
      `This job has ${job.units.toLocaleString("en")} units, and with these ${units.toLocaleString("en")} it would have more than ${max.toLocaleString("en")}, the maximum. Submit them as a job of their own.`,
    );
  }
  if (Number(job.budgetNanos) + budgetNanos > LIMITS.budgetNanos)
    throw new ApiError("LIMIT_EXCEEDED", "This would make the budget larger than one job may have. Add less of it.");
}
