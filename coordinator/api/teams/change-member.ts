import { nameKey } from "#core/pride/name-key";
import type { Prisma } from "#prisma/generated/client";
import { TeamMemberInput } from "#protocol/api/teams";
import { requirePerson } from "../../auth/context";
import { handle } from "../../handle";
import { refuse } from "../../refusals/refuse";
import type { Call } from "../call";
import { parseInput } from "../parse-input";
import { lockOwnedTeam, takeTeamChange } from "./own-team";

/** The member is another than the caller, who runs the team. */
type Change = (tx: Prisma.TransactionClient, who: { teamId: string; member: string }) => Promise<unknown>;

/** What whoever runs a team does to the member whom they name. */
export async function changeMember({ ctx, input }: Call<unknown>, change: Change): Promise<Record<string, never>> {
  const { id: personId } = requirePerson(ctx);
  const { name } = parseInput(TeamMemberInput, input);
  await takeTeamChange(personId);
  await handle().prisma.$transaction(async (tx) => {
    const teamId = await lockOwnedTeam(tx, personId);
    const found = await tx.teamMember.findFirst({ where: { teamId, profile: { nameKey: nameKey(name) } } });
    if (!found || found.personId === personId) throw refuse("no-such-member");
    await change(tx, { teamId, member: found.personId });
  });
  return {};
}
