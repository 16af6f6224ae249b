import type { JobId } from "#core/ids";
import type { JobSheet } from "#core/jobs/job-sheet";
import type { Job } from "#protocol/api/jobs";
import type { Job as JobRow } from "../../../prisma/generated/client";
import { handle } from "../../handle";

/** A job as people are shown it. Only what is durable is counted, besides the cores at work and the answers that wait now. */
export function jobView(row: JobRow): Job {
  const sheet = row.sheet as unknown as JobSheet;
  const run = handle().coordinator.city.jobs.get(row.id as JobId);
  return {
    id: row.id,
    name: row.name,
    cause: sheet.cause,
    state: row.state,
    stateReason: row.stateReason,
    runtime: sheet.runtime,
    inputKind: sheet.inputKind,
    units: row.units,
    agreed: row.agreed,
    failed: row.failed,
    reopened: row.reopened,
    replicas: row.adaptive ? "adaptive" : row.replicas,
    cores: row.cores,
    coresNow: run?.seats ?? 0,
    answersWaiting: run?.waitingReplicas ?? 0,
    budgetNanos: Number(row.budgetNanos),
    spentNanos: Number(row.spentNanos),
    fuel: Number(row.fuel),
    createdAt: row.createdAt.toISOString(),
    finishedAt: row.finishedAt?.toISOString() ?? null,
    picture: sheet.picture,
  };
}
