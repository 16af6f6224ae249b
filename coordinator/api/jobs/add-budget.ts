import type { CustomerId, JobId } from "#core/ids";
import { waitsForMoney, waitsToStart } from "#core/jobs/state-reason";
import type { Job as JobRow } from "#prisma/generated/client";
import { AddBudgetInput, type Job } from "#protocol/api/jobs";
import { LIMITS } from "#protocol/limits";
import { dollarNanos } from "#protocol/text/dollar-nanos";
import { handle } from "../../handle";
import { invalidInput } from "../../refusals/invalid-input";
import { refuse } from "../../refusals/refuse";
import { holdMoney } from "../../store/hold-money";
import { queryByPrisma } from "../../store/query";
import { refundHolds } from "../../store/refund-holds";
import { refuseUnwelcome } from "../../vetting/standing-of";
import { vetMore } from "../../vetting/vet-job";
import type { Call } from "../call";
import { parseInput } from "../parse-input";
import { changeJob, findInMemory, jobIsOver } from "./change-job";
import type { JobChange } from "./job-change";
import { ownJob } from "./own-job";
import { stateOf } from "./state-of-row";

/** Holds more of the customer's money for the job, and resumes it if it was paused for lack of budget. */
export async function addBudget({ ctx, input }: Call<unknown>): Promise<Job> {
  const { jobId, amount } = parseInput(AddBudgetInput, input);
  const row = await ownJob(ctx, jobId);
  const { coordinator, prisma, config } = handle();
  if (waitsToStart(stateOf(row))) {
    throw refuse("budget-before-start");
  }
  await findInMemory(row);
  const nanos = dollarNanos(amount);
  if (nanos === 0) throw invalidInput([{ path: "amount", fault: { kind: "no-amount" } }]);
  if (Number(row.budgetNanos) + nanos > LIMITS.budgetNanos) {
    throw invalidInput([{ path: "amount", fault: { kind: "budget-too-large" } }]);
  }
  const customerId = row.customerId as CustomerId;
  const raisedRow = await prisma.$transaction(async (tx) => {
    if (ctx.member) await refuseUnwelcome(tx, ctx.member.id);
    await holdMoney(tx, customerId, row.id, { reason: "more-budget" }, nanos);
    const more = { budgetNanos: Number(row.budgetNanos) + nanos, hasInputs: false };
    await vetMore(tx, config.vetting, customerId, more);
    return tx.job.update({ where: { id: row.id }, data: { budgetNanos: { increment: nanos } } });
  });
  if (!coordinator.state.jobs.has(row.id as JobId)) {
    await giveBack(row, nanos);
    throw jobIsOver(row);
  }
  return changeJob(ctx, row, raised(raisedRow), "job.budget-added", { nanos });
}

/** Checks the job again once it has the money: it may have been paused for lack of budget since it was looked up. */
function raised(row: JobRow): JobChange {
  const budgetNanos = Number(row.budgetNanos);
  return waitsForMoney(stateOf(row)) ? { budgetNanos, state: "running", reason: null } : { budgetNanos };
}

/** The job ended in the meantime; this money may not have been there when the rest of its hold was refunded. */
async function giveBack(row: JobRow, nanos: number): Promise<void> {
  await handle().prisma.$transaction(async (tx) => {
    await refundHolds(queryByPrisma(tx), [{ jobId: row.id, customerId: row.customerId }], "job-ended");
    await tx.job.update({ where: { id: row.id }, data: { budgetNanos: { decrement: nanos } } });
  });
}
