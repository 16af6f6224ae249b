import type { StateReason } from "#core/jobs/state-reason";
import type { Standing } from "#core/vetting/why-reviewed";
import type { Job as JobRow } from "#prisma/generated/client";
import type { AdminCustomer } from "#protocol/api/admin";
import { JudgeCustomerInput } from "#protocol/api/vetting";
import { LIMITS } from "#protocol/limits";
import { audit } from "../../../auth/audit";
import { type Context, requireAdmin } from "../../../auth/context";
import { handle } from "../../../handle";
import { refuse } from "../../../refusals/refuse";
import { lockMoney } from "../../../store/lock-money";
import { standingOf } from "../../../vetting/standing-of";
import type { Call } from "../../call";
import { parseInput } from "../../parse-input";
import { customerView } from "../list-customers";
import { endJobs } from "./end-jobs";
import { freezeJobs } from "./freeze-jobs";
import { letRun } from "./let-run";

/** Decides about a customer, and does to their open jobs what follows from it. */
export async function judgeCustomer({ ctx, input }: Call<unknown>): Promise<AdminCustomer> {
  requireAdmin(ctx, "judgeCustomer");
  const { customerId, standing, reason } = parseInput(JudgeCustomerInput, input);
  await judge(ctx, customerId, standing, reason);
  return customerView(customerId);
}

export async function judge(
  ctx: Context,
  personId: string,
  standing: Standing | "none",
  reason: string,
): Promise<void> {
  const { prisma } = handle();
  await prisma.$transaction(async (tx) => {
    // A job that is being submitted holds its money first: it is seen below, or its customer's new standing is seen there.
    await lockMoney(tx, personId);
    const person = await tx.person.findUnique({ where: { id: personId }, select: { role: true, deletedAt: true } });
    if (!person || person.deletedAt !== null) throw refuse("no-such-person", { personId });
    if (person.role !== "person") throw refuse("judged-admin");
    const before = await standingOf(tx, personId);
    const row = { standing, reason, since: new Date() };
    if (standing === "none") await tx.standing.deleteMany({ where: { personId } });
    else await tx.standing.upsert({ where: { personId }, create: { personId, ...row }, update: row });
    await audit(tx, ctx, "customer.judged", personId, { from: before?.standing ?? "none", standing, reason });
  });
  const jobs = await prisma.job.findMany({
    where: { customerId: personId, state: { in: ["running", "paused"] } },
    take: handle().limits.MAX_OPEN_JOBS_PER_CUSTOMER + LIMITS.MAX_WAITING_JOBS_PER_CUSTOMER,
  });
  await follow(ctx, jobs, standing, reason);
}

async function follow(ctx: Context, jobs: JobRow[], standing: Standing | "none", words: string): Promise<void> {
  if (standing === "banned") {
    const banned: StateReason = { kind: "customer-banned", words };
    await endJobs(ctx, jobs, banned);
  } else if (standing === "frozen") await freezeJobs(jobs, words);
  else for (const { no } of jobs) await letRun(no);
}
