import { requirePerson } from "../../auth/context";
import { handle } from "../../handle";
import type { Call } from "../call";
import { lockTeamOf } from "./own-team";

/** Leaving no team is no fault. A team that nobody is left in ends. */
export async function leaveTeam({ ctx }: Call<unknown>): Promise<Record<string, never>> {
  const { id: personId } = requirePerson(ctx);
  await handle().prisma.$transaction(async (tx) => {
    const teamId = await lockTeamOf(tx, personId);
    if (teamId === null) return;
    await tx.teamMember.delete({ where: { personId } });
    await tx.team.deleteMany({ where: { id: teamId, members: { none: {} } } });
  });
  return {};
}
