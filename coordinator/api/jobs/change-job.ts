import type { JobRun } from "#core/coordination/state";
import type { JobId } from "#core/ids";
import { waitsToStart } from "#core/jobs/state-reason";
import type { Job as JobRow } from "#prisma/generated/client";
import type { Job } from "#protocol/api/jobs";
import type { AuditAct } from "#protocol/people/audit-act";
import type { AuditFactsOf } from "#protocol/people/audit-facts";
import { audit } from "../../auth/audit";
import type { Context } from "../../auth/context";
import { handle } from "../../handle";
import type { ApiError } from "../../refusals/api-error";
import { refuse } from "../../refusals/refuse";
import { changeWaitingJob } from "./change-waiting-job";
import type { JobChange } from "./job-change";
import { jobView } from "./job-view";
import { stateOf } from "./state-of-row";
import { withTotals } from "./with-totals";

/** Changes a job that is running or paused, and returns when the change is durable. */
export async function changeJob<Act extends AuditAct>(
  ctx: Context,
  row: JobRow,
  change: JobChange,
  act: Act,
  ...facts: AuditFactsOf<Act>
): Promise<Job> {
  const { coordinator, prisma, bus } = handle();
  const jobId = row.id as JobId;
  if (waitsToStart(stateOf(row)) && (await changeWaitingJob(row, change))) {
    await closeReview(row, change);
    await audit(prisma, ctx, act, row.id, ...facts);
    return jobView(await withTotals(await prisma.job.findUniqueOrThrow({ where: { id: row.id } })), ctx.language);
  }
  await findInMemory(row);
  coordinator.dispatch({ kind: "job.changed", jobId, ...change });
  await durable();
  await bus.publish({ kind: "job.changed", jobId, ...change });
  await closeReview(row, change);
  await audit(prisma, ctx, act, row.id, ...facts);
  return jobView(await withTotals(await prisma.job.findUniqueOrThrow({ where: { id: row.id } })), ctx.language);
}

/** Nobody needs to look at a job that has been cancelled. */
async function closeReview({ no }: JobRow, { state }: JobChange): Promise<void> {
  if (state !== "cancelled") return;
  await handle().prisma.review.updateMany({ where: { jobNo: no, decidedAt: null }, data: { decidedAt: new Date() } });
}

/** The job in this coordinator's state, where it may have to be loaded first. Refuses a job that has ended. */
export async function findInMemory(row: JobRow): Promise<JobRun> {
  const { coordinator } = handle();
  const jobId = row.id as JobId;
  await coordinator.ready();
  if (!coordinator.state.jobs.has(jobId)) await coordinator.openJob(jobId);
  const run = coordinator.state.jobs.get(jobId);
  if (!run) throw jobIsOver(row);
  return run;
}

export function jobIsOver(row: JobRow): ApiError {
  return refuse("job-over", { isCancelled: row.state === "cancelled" });
}

/** Waits until what was dispatched is written. */
export async function durable(): Promise<void> {
  try {
    await handle().coordinator.settled();
  } catch {
    throw refuse("database-away");
  }
}
