import { TeamMemberInput } from "#protocol/api/teams";
import { requirePerson } from "../../auth/context";
import { handle } from "../../handle";
import type { Call } from "../call";
import { parseInput } from "../parse-input";
import { otherMember } from "./other-member";
import { lockOwnedTeam, takeTeamChange } from "./own-team";

/** The other member goes before everybody; the caller stays, as the next in line. */
export async function handOverTeam({ ctx, input }: Call<unknown>): Promise<Record<string, never>> {
  const { id: personId } = requirePerson(ctx);
  const { name } = parseInput(TeamMemberInput, input, ctx.language);
  await takeTeamChange(personId);
  await handle().prisma.$transaction(async (tx) => {
    const teamId = await lockOwnedTeam(tx, personId);
    const member = await otherMember(tx, { teamId, name, personId });
    await tx.$executeRaw`UPDATE team_member SET seniority = (
      SELECT min(seniority) - 1 FROM team_member WHERE team_id = ${teamId}) WHERE person_id = ${member}`;
  });
  return {};
}
