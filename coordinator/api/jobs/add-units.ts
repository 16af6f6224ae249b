import { createHash, randomUUID } from "node:crypto";
import type { JobId } from "#core/ids";
import { waitsForMoney } from "#core/jobs/state-reason";
import type { Job as JobRow } from "#prisma/generated/client";
import { type AddedUnits, AddUnitsInput } from "#protocol/api/added-units";
import { budgetWarningInWords } from "#protocol/manifest/budget-warning";
import { dollarNanos } from "#protocol/text/dollar-nanos";
import { lineWarningInWords } from "#protocol/words/line-warning-in-words";
import { requirePerson } from "../../auth/context";
import { handle } from "../../handle";
import { refuse } from "../../refusals/refuse";
import type { Call } from "../call";
import { parseInput } from "../parse-input";
import { durable, findInMemory } from "./change-job";
import { type Addition, additionOf } from "./growing/addition-of";
import { budgetWarning } from "./growing/budget-warning";
import { growJob } from "./growing/grow-job";
import { planAddition } from "./growing/plan-addition";
import { refuseGrowth } from "./growing/refuse-growth";
import type { JobChange } from "./job-change";
import { jobView } from "./job-view";
import { keptJob } from "./kept-job";
import { stateOf } from "./state-of-row";
import { withTotals } from "./with-totals";

/** Adds units to a job that has not ended, optionally with money for them; they can run at once. */
export async function addUnits({ ctx, input, signal }: Call<unknown>): Promise<AddedUnits> {
  const { jobId, inputs, budget, key = randomUUID() } = parseInput(AddUnitsInput, input);
  const job = await keptJob(ctx, jobId);
  const person = requirePerson(ctx);
  if (job.customerId !== person.id) throw refuse("add-by-customer-only");
  const digest = createHash("sha256")
    .update(JSON.stringify([inputs, budget]))
    .digest();
  // A repeated call is allowed even if the job has ended meanwhile.
  const before = await additionOf(handle().prisma, job, key, digest);
  if (before) return viewOf(job, before, [], ctx.language);
  const budgetNanos = budget === undefined ? 0 : dollarNanos(budget);
  refuseGrowth(job, 0, budgetNanos);
  const { plan, needs, warnings } = await planAddition(job, inputs, person, signal);
  const write = () => growJob(handle(), ctx, { jobNo: job.no, key, digest, plan, needs, budgetNanos });
  const { job: grown, added } = await handle().submissions.run(person.id, write, signal);
  await publishGrowth(job, grown, budgetNanos);
  const row = await withTotals(await handle().prisma.job.findUniqueOrThrow({ where: { no: job.no } }));
  const told = warnings.map((warning) => lineWarningInWords(warning, ctx.language));
  const short = budgetWarning(row);
  if (short) told.push(budgetWarningInWords(short, ctx.language));
  return viewOf(row, added, told, ctx.language);
}

/** It is already durable: a coordinator that misses the command reads it from the store. */
async function publishGrowth(before: JobRow, grown: JobRow, budgetNanos: number): Promise<void> {
  const { coordinator, bus } = handle();
  const jobId = grown.id as JobId;
  const { units } = grown;
  await coordinator.ready();
  const grew = { kind: "job.grew", jobId, units } as const;
  coordinator.dispatch(grew);
  // If its last unit was just being settled, the job had left the state, although it will not end now.
  await findInMemory(grown);
  await bus.publish(grew);
  const goesOn: JobChange = waitsForMoney(stateOf(before)) ? { state: "running", reason: null } : {};
  const raised: JobChange = budgetNanos > 0 ? { budgetNanos: Number(grown.budgetNanos), ...goesOn } : {};
  const change = { kind: "job.changed", jobId, ...raised } as const;
  coordinator.dispatch(change);
  await durable();
  await bus.publish(change);
}

function viewOf(
  row: JobRow,
  { firstUnit, units, before }: Addition,
  warnings: string[],
  language: Parameters<typeof jobView>[1],
): AddedUnits {
  return { ...jobView(row, language), added: { first: firstUnit, units, before }, warnings };
}
