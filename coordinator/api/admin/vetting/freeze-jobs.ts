import type { JobId } from "#core/ids";
import type { StateReason } from "#core/jobs/state-reason";
import type { Job as JobRow } from "#prisma/generated/client";
import { handle } from "../../../handle";
import { durable, findInMemory } from "../../jobs/change-job";
import { stateOf } from "../../jobs/state-of-row";

/**
 * Running jobs rest, and those that would run when a quarantine is lifted. Others that rest stay so: resuming them asks
 * what the customer's standing is.
 */
export async function freezeJobs(jobs: readonly JobRow[], words: string): Promise<void> {
  const { coordinator, bus } = handle();
  const reason: StateReason = { kind: "customer-frozen", words };
  const changes = jobs
    .filter((row) => row.state === "running" || stateOf(row).reason?.kind === "quarantined")
    .map((row) => ({ row, change: { kind: "job.changed", jobId: row.id as JobId, state: "paused", reason } as const }));
  for (const { row, change } of changes) {
    const isOpen = await findInMemory(row).then(
      () => true,
      () => false,
    );
    if (isOpen) coordinator.dispatch(change);
  }
  await durable();
  for (const { change } of changes) await bus.publish(change);
}
