import { TeamMemberInput } from "#protocol/api/teams";
import { requirePerson } from "../../auth/context";
import { handle } from "../../handle";
import type { Call } from "../call";
import { parseInput } from "../parse-input";
import { newInvitation } from "./new-invitation";
import { otherMember } from "./other-member";
import { lockOwnedTeam, takeTeamChange } from "./own-team";

/** The link that they know works no more. */
export async function removeTeamMember({ ctx, input }: Call<unknown>): Promise<Record<string, never>> {
  const { id: personId } = requirePerson(ctx);
  const { name } = parseInput(TeamMemberInput, input, ctx.language);
  await takeTeamChange(personId);
  await handle().prisma.$transaction(async (tx) => {
    const teamId = await lockOwnedTeam(tx, personId);
    const member = await otherMember(tx, { teamId, name, personId });
    await tx.teamMember.deleteMany({ where: { personId: member, teamId } });
    await tx.team.update({ where: { id: teamId }, data: { invitation: newInvitation() } });
  });
  return {};
}
