import { membersOf } from "#core/household/membership";
import { type FoundHousehold, HouseholdInvitationInput } from "#protocol/api/household-people";
import { requirePerson } from "../../../auth/context";
import { handle } from "../../../handle";
import { findHouseholdInviter } from "../../../household/household-invitations";
import { householdAround } from "../../../household/memberships";
import { refuse } from "../../../refusals/refuse";
import type { Call } from "../../call";
import { parseInput } from "../../parse-input";
import { judgeInvitation } from "./judge-invitation";

/** What people should know before they join. */
export async function findHousehold({ ctx, input }: Call<unknown>): Promise<FoundHousehold> {
  const { id: joiner } = requirePerson(ctx);
  const { invitation } = parseInput(HouseholdInvitationInput, input);
  const { prisma } = handle();
  const inviter = await findHouseholdInviter(prisma, invitation);
  const person = inviter && (await prisma.person.findUnique({ where: { id: inviter, deletedAt: null } }));
  if (!inviter || !person) throw refuse("no-such-household-link");
  const verdict = await judgeInvitation(prisma, { joiner, inviter });
  return {
    name: person.name,
    people: Math.max(1, membersOf(await householdAround(prisma, inviter)).length),
    verdict: verdict.kind,
    until: verdict.kind === "kin-of-another" ? new Date(verdict.until).toISOString() : null,
  };
}
