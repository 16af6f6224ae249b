import { type FoundTeam, InvitationInput } from "#protocol/api/teams";
import { LIMITS } from "#protocol/limits";
import { requirePerson } from "../../auth/context";
import { handle } from "../../handle";
import { refuse } from "../../refusals/refuse";
import type { Call } from "../call";
import { parseInput } from "../parse-input";

export async function findTeam({ ctx, input }: Call<unknown>): Promise<FoundTeam> {
  requirePerson(ctx);
  const { invitation } = parseInput(InvitationInput, input);
  const team = await handle().prisma.team.findUnique({
    where: { invitation },
    select: { name: true, _count: { select: { members: true } } },
  });
  if (!team) throw refuse("no-such-team-link");
  const { members } = team._count;
  return { name: team.name, members, isFull: members >= LIMITS.MAX_TEAM_MEMBERS };
}
