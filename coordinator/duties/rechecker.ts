import type { JobId } from "#core/ids";
import { SECOND } from "#core/time";
import type { Limits } from "#protocol/limits";
import type { Handle } from "../handle";
import type { RecheckBounds } from "../store/recheck/recheck-bounds";
import type { UnitStore } from "../store/unit-store";
import { Duty } from "./duty";

interface Parts extends Pick<Handle, "coordinator" | "limits" | "log"> {
  bus: Pick<Handle["bus"], "publish">;
}
type Units = Pick<UnitStore, "recheckNextJob">;

export const RECHECK_EVERY_MS = 5 * SECOND;

/** Has results that an outvoted household gave computed again in jobs that have finished. */
export const rechecker = (parts: Parts, units: Units): Duty =>
  new Duty("rechecker", RECHECK_EVERY_MS, parts.log, () => recheckSome(parts, units));

export async function recheckSome(parts: Parts, units: Units): Promise<void> {
  for (let step = 0; step < parts.limits.MAX_RECHECKS_IN_A_ROW; step++) if (!(await recheckOnce(parts, units))) return;
}

/** Whether there was anything to do. If this process dies in between, the job follower finds the job that is open again. */
async function recheckOnce({ bus, coordinator, limits, log }: Parts, units: Units): Promise<boolean> {
  const done = await units.recheckNextJob(boundsOf(limits));
  if (done?.kind === "reopened") {
    await coordinator.openJob(done.jobId as JobId);
    await bus.publish({ kind: "job.opened", jobId: done.jobId });
  }
  if (done && done.kind !== "sound")
    log.warn({ event: "job.rechecked", ...done }, "results of a finished job are in doubt");
  return done !== undefined;
}

const boundsOf = (limits: Limits): RecheckBounds => ({
  devices: limits.MAX_DOUBTED_DEVICES_AT_ONCE,
  days: limits.MAX_RECHECK_DAYS,
  answers: limits.MAX_RECHECKED_ANSWERS,
  answersAtOnce: limits.MAX_ANSWERS_RECHECKED_AT_ONCE,
  units: limits.MAX_RECHECK_UNITS,
  jobs: limits.MAX_JOBS_RECHECKED_AT_ONCE,
  restMs: limits.MIN_REST_BEFORE_RECHECK_MS,
  grantNanos: limits.MAX_RECHECK_GRANT_NANOS,
  grantNanosADay: limits.MAX_RECHECK_GRANTS_A_DAY_NANOS,
});
