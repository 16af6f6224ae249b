import type { Call } from "../call";
import { changeMember } from "./change-member";
import { newInvitation } from "./new-invitation";

/** The link that they know works no more. */
export const removeTeamMember = (call: Call<unknown>) =>
  changeMember(call, async (tx, { teamId, member }) => {
    await tx.teamMember.deleteMany({ where: { personId: member, teamId } });
    await tx.team.update({ where: { id: teamId }, data: { invitation: newInvitation() } });
  });
