import type { StateReason } from "#core/jobs/state-reason";
import { type ReviewWhy, type VettingRule, whyReviewed } from "#core/vetting/why-reviewed";
import type { Prisma } from "#prisma/generated/client";
import { hasPower, Role } from "#protocol/people/roles";
import { refuse } from "../refusals/refuse";
import { refuseUnwelcome } from "./standing-of";

/** The state of a job that a moderator has not looked at yet. */
export const HELD = { state: "paused", stateReason: { kind: "held-for-review" } satisfies StateReason } as const;

/** Why a moderator looks at this person's job before it runs, or null. Refuses those who may not submit any. */
export async function vetJob(
  tx: Prisma.TransactionClient,
  rule: VettingRule | null,
  person: { id: string; role: Role },
  budgetNanos: number,
): Promise<ReviewWhy | null> {
  const judged = await refuseUnwelcome(tx, person.id);
  // Whoever judges others' jobs would judge this one.
  if (hasPower(person.role, "moderate")) return null;
  return whyReviewed(rule, {
    standing: judged?.standing ?? null,
    finishedJobs: rule ? await finishedJobs(tx, person.id, rule.knownAfterJobs) : 0,
    budgetNanos,
  });
}

/** Counted as far as it matters. A job without a result proves nothing. */
const finishedJobs = (tx: Prisma.TransactionClient, customerId: string, max: number) =>
  tx.job.count({ where: { customerId, state: "finished", agreed: { gt: 0 } }, take: max });

/** For more of an open job: what nobody has looked at must not come in behind what somebody has. */
export async function vetMore(
  tx: Prisma.TransactionClient,
  rule: VettingRule | null,
  customerId: string,
  more: { budgetNanos: number; hasInputs: boolean },
): Promise<void> {
  const { role } = await tx.person.findUniqueOrThrow({ where: { id: customerId }, select: { role: true } });
  const person = { id: customerId, role: Role.catch("person").parse(role) };
  const why = await vetJob(tx, rule, person, more.budgetNanos);
  const isTooLarge = rule !== null && more.budgetNanos > rule.budgetNanos;
  if (why !== null && (more.hasInputs || isTooLarge)) throw refuse("more-needs-review");
}
