import { type JoinVerdict, judgeJoin } from "#core/household/membership";
import type { Prisma } from "#prisma/generated/client";
import { LIMITS } from "#protocol/limits";
import { householdAround } from "../../../household/memberships";

/** Whether a person may join whoever invited them, as things are in this transaction. */
export async function judgeInvitation(
  tx: Prisma.TransactionClient,
  who: { joiner: string; inviter: string },
): Promise<JoinVerdict> {
  const [joinersHousehold, invitersHousehold] = [
    await householdAround(tx, who.joiner),
    await householdAround(tx, who.inviter),
  ];
  return judgeJoin({ ...who, joinersHousehold, invitersHousehold, maxPeople: LIMITS.MAX_HOUSEHOLD_PEOPLE });
}
