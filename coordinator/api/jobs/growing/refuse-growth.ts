import { waitsToStart } from "#core/jobs/state-reason";
import type { Job as JobRow } from "#prisma/generated/client";
import { LIMITS } from "#protocol/limits";
import { refuse } from "../../../refusals/refuse";
import { stateOf } from "../state-of-row";

/** A job can grow until it ends, and not when it is open again: the city adds money to that, for its old units only. */
export function refuseGrowth(job: JobRow, units: number, budgetNanos: number): void {
  const { state, rechecks } = job;
  if (state === "finished" || state === "cancelled" || rechecks > 0) {
    throw refuse("growth-after-end", { isCancelled: state === "cancelled" });
  }
  if (waitsToStart(stateOf(job))) {
    throw refuse("growth-before-start");
  }
  const max = LIMITS.unitsPerJob;
  if (job.units + units > max) {
    throw refuse("too-many-units", { units: job.units, added: units, max });
  }
  if (Number(job.budgetNanos) + budgetNanos > LIMITS.budgetNanos) throw refuse("budget-too-large");
}
