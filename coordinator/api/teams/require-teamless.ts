import type { Prisma } from "#prisma/generated/client";
import { refuse } from "../../refusals/refuse";

/** Locks the profile, so that a person who makes and joins teams at the same moment is in one of them. */
export async function requireTeamless(tx: Prisma.TransactionClient, personId: string): Promise<void> {
  const found = await tx.$queryRaw<object[]>`SELECT person_id FROM profile WHERE person_id = ${personId} FOR UPDATE`;
  if (found.length === 0) throw refuse("no-public-name");
  if (await tx.teamMember.findUnique({ where: { personId } })) throw refuse("in-a-team");
}
