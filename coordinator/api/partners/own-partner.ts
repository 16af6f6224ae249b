import type { Partner } from "#prisma/generated/client";
import { handle } from "../../handle";
import { refuse } from "../../refusals/refuse";

/** Another person's partner does not exist for the caller. */
export async function ownPartner(owner: string, partnerId: string): Promise<Partner> {
  const found = await handle().prisma.partner.findUnique({ where: { id: partnerId } });
  if (found?.owner === owner) return found;
  throw refuse("no-such-partner", { partnerId });
}
