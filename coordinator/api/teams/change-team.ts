import { nameKey } from "#core/pride/name-key";
import { ChangeTeamInput } from "#protocol/api/teams";
import { requirePerson } from "../../auth/context";
import { handle } from "../../handle";
import type { Call } from "../call";
import { parseInput } from "../parse-input";
import { requireFreeName, whileNameIsFree } from "../pride/free-name";
import { newInvitation } from "./new-invitation";
import { lockOwnedTeam, takeTeamChange } from "./own-team";

export async function changeTeam({ ctx, input }: Call<unknown>): Promise<Record<string, never>> {
  const { id: personId } = requirePerson(ctx);
  const { name, newLink } = parseInput(ChangeTeamInput, input);
  await takeTeamChange(personId);
  await whileNameIsFree(() =>
    handle().prisma.$transaction(async (tx) => {
      const id = await lockOwnedTeam(tx, personId);
      if (name !== undefined) {
        await requireFreeName(tx, nameKey(name));
        await tx.team.update({ where: { id }, data: { name, nameKey: nameKey(name) } });
      }
      if (newLink) await tx.team.update({ where: { id }, data: { invitation: newInvitation() } });
    }),
  );
  return {};
}
