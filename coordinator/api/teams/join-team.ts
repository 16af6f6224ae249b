import { InvitationInput } from "#protocol/api/teams";
import { LIMITS } from "#protocol/limits";
import { requirePerson } from "../../auth/context";
import { handle } from "../../handle";
import { refuse } from "../../refusals/refuse";
import type { Call } from "../call";
import { parseInput } from "../parse-input";
import { takeTeamChange } from "./own-team";
import { requireTeamless } from "./require-teamless";

export async function joinTeam({ ctx, input }: Call<unknown>): Promise<Record<string, never>> {
  const { id: personId } = requirePerson(ctx);
  const { invitation } = parseInput(InvitationInput, input);
  await takeTeamChange(personId);
  await handle().prisma.$transaction(async (tx) => {
    await requireTeamless(tx, personId);
    // Locked, so that many who join at once do not all see the last place.
    const [team] = await tx.$queryRaw<
      { id: string }[]
    >`SELECT id FROM team WHERE invitation = ${invitation} FOR UPDATE`;
    if (!team) throw refuse("no-such-team-link");
    const { MAX_TEAM_MEMBERS: max } = LIMITS;
    if ((await tx.teamMember.count({ where: { teamId: team.id } })) >= max) throw refuse("team-full", { max });
    await tx.teamMember.create({ data: { personId, teamId: team.id } });
  });
  return {};
}
