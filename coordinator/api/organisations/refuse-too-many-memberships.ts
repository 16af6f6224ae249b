import type { Prisma } from "#prisma/generated/client";
import { LIMITS } from "#protocol/limits";
import { refuse } from "../../refusals/refuse";

/** Past ones count too, because their rows stay. */
export async function refuseTooManyMemberships(tx: Prisma.TransactionClient, personId: string): Promise<void> {
  const { MAX_MEMBERSHIPS_PER_PERSON: max } = LIMITS;
  if ((await tx.membership.count({ where: { personId } })) >= max) throw refuse("too-many-memberships", { max });
}
