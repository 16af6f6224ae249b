import type { Prisma } from "#prisma/generated/client";
import { LIMITS } from "#protocol/limits";
import { housemates } from "../../household/people-sql";
import { refuse } from "../../refusals/refuse";

const COUNT = `SELECT count(*)::int AS count FROM device WHERE owner_id IN ${housemates("$1")} AND removed_at IS NULL`;

/**
 * Of a person and of those with whom they share a household, including what was just claimed or brought along. Two at once
 * may both pass, which does no harm: a household's lists stay short.
 */
export async function refuseTooManyDevices(tx: Prisma.TransactionClient, personId: string): Promise<void> {
  const { MAX_DEVICES_PER_HOUSEHOLD: max } = LIMITS;
  const [found] = await tx.$queryRawUnsafe<{ count: number }[]>(COUNT, personId);
  if ((found?.count ?? 0) > max) throw refuse("too-many-devices", { max });
}
