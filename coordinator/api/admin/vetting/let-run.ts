import type { JobId } from "#core/ids";
import type { StateReason } from "#core/jobs/state-reason";
import { handle } from "../../../handle";
import { whyRests } from "../../../vetting/why-rests";
import { durable, findInMemory } from "../../jobs/change-job";
import { stateOf } from "../../jobs/state-of-row";

/** What ends by itself once nothing keeps the job any more; what a customer or the budget has paused stays so. */
const ENDED: readonly StateReason["kind"][] = ["held-for-review", "customer-frozen", "owes-money"];

/** Lets a job go on that rested because of a moderator or a debt, unless something else of that kind keeps it. */
export async function letRun(no: number): Promise<void> {
  const { prisma, coordinator, bus } = handle();
  const row = await prisma.job.findUniqueOrThrow({ where: { no } });
  const { state, reason } = stateOf(row);
  if (state !== "paused" || reason === null || !ENDED.includes(reason.kind)) return;
  const rests = await prisma.$transaction((tx) => whyRests(tx, row));
  const jobId = row.id as JobId;
  await findInMemory(row);
  const change = { kind: "job.changed", jobId, state: rests ? "paused" : "running", reason: rests } as const;
  coordinator.dispatch(change);
  await durable();
  await bus.publish(change);
}
