import type { TeamView } from "#protocol/api/teams";
import { requirePerson } from "../../auth/context";
import { handle } from "../../handle";
import type { Call } from "../call";

export async function getTeam({ ctx }: Call<unknown>): Promise<TeamView> {
  const { id: personId } = requirePerson(ctx);
  const own = await handle().prisma.teamMember.findUnique({
    where: { personId },
    select: {
      team: {
        select: {
          name: true,
          invitation: true,
          members: { orderBy: { seniority: "asc" }, select: { personId: true, profile: { select: { name: true } } } },
        },
      },
    },
  });
  if (!own) return { team: null };
  const { name, invitation, members } = own.team;
  return {
    team: {
      name,
      invitation,
      isOwner: members[0]?.personId === personId,
      members: members.map((member, at) => ({
        name: member.profile.name,
        isOwner: at === 0,
        isYou: member.personId === personId,
      })),
    },
  };
}
