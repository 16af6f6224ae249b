import { membersOf } from "#core/household/membership";
import { audit } from "../../../auth/audit";
import { requirePerson } from "../../../auth/context";
import { handle } from "../../../handle";
import { endHouseholdInvitationsOf } from "../../../household/household-invitations";
import { householdAround, lockPeople } from "../../../household/memberships";
import { tellHome } from "../../../household/rename-home";
import { refuse } from "../../../refusals/refuse";
import type { Call } from "../../call";
import { takeHouseholdChange } from "./take-household-change";

/** With one's devices and their credit. How they vote, and whose jobs are one's own, stays for a while. */
export async function leaveHousehold({ ctx }: Call<unknown>): Promise<Record<string, never>> {
  const { id: personId } = requirePerson(ctx);
  await takeHouseholdChange(personId);
  const people = await handle().prisma.$transaction(async (tx) => {
    await lockPeople(tx, [personId]);
    const members = membersOf(await householdAround(tx, personId)).map((member) => member.personId);
    if (members.length < 2 || !members.includes(personId)) throw refuse("alone-in-household");
    await tx.householdMember.update({ where: { personId }, data: { leftAt: new Date() } });
    await endHouseholdInvitationsOf(tx, personId);
    await audit(tx, ctx, "household.left", personId);
    return members;
  });
  await tellHome(handle(), people);
  return {};
}
