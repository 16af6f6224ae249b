import type { JobId } from "#core/ids";
import type { Job as JobRow } from "#prisma/generated/client";
import type { Handle } from "../handle";
import { whyRests } from "../vetting/why-rests";

type Parts = Pick<Handle, "prisma" | "coordinator" | "bus">;

/** Jobs of customers who owe rest, and go on by themselves when they owe nothing any more. O(open jobs) in the database. */
export async function followDebts(parts: Parts): Promise<void> {
  const jobs = await parts.prisma.$queryRaw<DueJob[]>`
    SELECT no, job.id, customer_id AS "customerId", spec, state FROM job
    LEFT JOIN ledger_account AS debt ON debt.id = 'owed:' || customer_id
    WHERE state IN ('running', 'paused') AND CASE WHEN coalesce(balance_nanos, 0) < 0 THEN state = 'running'
      ELSE state = 'paused' AND state_reason ->> 'kind' = 'owes-money' END
    ORDER BY no LIMIT ${JOBS_AT_ONCE}::int`;
  for (const job of jobs) await follow(parts, job);
}

const JOBS_AT_ONCE = 100;

type DueJob = Pick<JobRow, "no" | "id" | "customerId" | "spec" | "state">;

async function follow({ prisma, coordinator, bus }: Parts, job: DueJob): Promise<void> {
  const reason = await prisma.$transaction((tx) => whyRests(tx, job));
  const state = reason ? "paused" : "running";
  if (state === job.state && reason === null) return;
  const jobId = job.id as JobId;
  await coordinator.ready();
  if (!coordinator.state.jobs.has(jobId)) await coordinator.openJob(jobId);
  if (!coordinator.state.jobs.has(jobId)) return;
  const change = { kind: "job.changed", jobId, state, reason } as const;
  coordinator.dispatch(change);
  await coordinator.settled();
  await bus.publish(change);
}
