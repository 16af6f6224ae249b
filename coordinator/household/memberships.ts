import type { Membership } from "#core/household/membership";
import type { Millis } from "#core/time";
import type { HouseholdMember, Prisma } from "#prisma/generated/client";

/** Everybody of the household that a person is or lately was in, themselves included; nobody, if they vote alone. */
export async function householdAround(tx: Prisma.TransactionClient, personId: string): Promise<Membership[]> {
  const own = await tx.householdMember.findUnique({ where: { personId } });
  if (!own) return [];
  return (await tx.householdMember.findMany({ where: { householdId: own.householdId } })).map(membershipOf);
}

const membershipOf = ({ personId, householdId, seniority, leftAt }: HouseholdMember): Membership => ({
  personId,
  household: householdId,
  seniority: Number(seniority),
  leftAt: leftAt && (leftAt.getTime() as Millis),
});

/**
 * Until the end of the transaction these people neither join nor leave, nor claim a device. Always in the order of their
 * ids, so that two do not wait for each other. False: one of them is being deleted.
 */
export async function lockPeople(tx: Prisma.TransactionClient, people: readonly string[]): Promise<boolean> {
  const found = await tx.$queryRaw<object[]>`SELECT id FROM person
    WHERE id = ANY(${[...people]}::text[]) AND deleted_at IS NULL ORDER BY id FOR NO KEY UPDATE`;
  return found.length === new Set(people).size;
}
