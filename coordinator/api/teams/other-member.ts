import { nameKey } from "#core/pride/name-key";
import type { Prisma } from "#prisma/generated/client";
import { refuse } from "../../refusals/refuse";

/** Who has this public name in the team and is not the one who asks. */
export async function otherMember(
  tx: Prisma.TransactionClient,
  { teamId, name, personId }: { teamId: string; name: string; personId: string },
): Promise<string> {
  const found = await tx.teamMember.findFirst({ where: { teamId, profile: { nameKey: nameKey(name) } } });
  if (!found || found.personId === personId) throw refuse("no-such-member");
  return found.personId;
}
