import { membersOf, runsHousehold } from "#core/household/membership";
import { HouseholdPersonInput } from "#protocol/api/household-people";
import { audit } from "../../../auth/audit";
import { requirePerson } from "../../../auth/context";
import { handle } from "../../../handle";
import { endHouseholdInvitationsOf } from "../../../household/household-invitations";
import { householdAround, lockPeople } from "../../../household/memberships";
import { tellHome } from "../../../household/rename-home";
import { refuse } from "../../../refusals/refuse";
import type { Call } from "../../call";
import { parseInput } from "../../parse-input";
import { takeHouseholdChange } from "./take-household-change";

/** Who runs it removes others, and nobody removes who runs it. The devices of who goes stay theirs. */
export async function removeFromHousehold({ ctx, input }: Call<unknown>): Promise<Record<string, never>> {
  const { id: personId } = requirePerson(ctx);
  const { no } = parseInput(HouseholdPersonInput, input);
  await takeHouseholdChange(personId);
  const people = await handle().prisma.$transaction(async (tx) => {
    const seen = await housemate(await householdAround(tx, personId), personId, no);
    await lockPeople(tx, [personId, seen]);
    const all = await householdAround(tx, personId);
    const removed = housemate(all, personId, no);
    await tx.householdMember.update({ where: { personId: removed }, data: { leftAt: new Date() } });
    await endHouseholdInvitationsOf(tx, removed);
    await audit(tx, ctx, "household.person-removed", removed);
    return membersOf(all).map((member) => member.personId);
  });
  await tellHome(handle(), people);
  return {};
}

function housemate(all: Awaited<ReturnType<typeof householdAround>>, personId: string, no: number): string {
  const found = membersOf(all).find(({ seniority }) => seniority === no);
  if (!found || !membersOf(all).some((member) => member.personId === personId)) throw refuse("no-such-housemate");
  if (!runsHousehold(personId, all)) throw refuse("not-running-household");
  if (found.personId === personId) throw refuse("no-such-housemate");
  return found.personId;
}
