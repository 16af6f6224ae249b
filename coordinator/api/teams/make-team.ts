import { randomUUID } from "node:crypto";
import { nameKey } from "#core/pride/name-key";
import { MakeTeamInput } from "#protocol/api/teams";
import { requirePerson } from "../../auth/context";
import { handle } from "../../handle";
import type { Call } from "../call";
import { parseInput } from "../parse-input";
import { requireFreeName, whileNameIsFree } from "../pride/free-name";
import { newInvitation } from "./new-invitation";
import { takeTeamChange } from "./own-team";
import { requireTeamless } from "./require-teamless";

/** With its first member, who runs it. */
export async function makeTeam({ ctx, input }: Call<unknown>): Promise<Record<string, never>> {
  const { id: personId } = requirePerson(ctx);
  const { name } = parseInput(MakeTeamInput, input);
  await takeTeamChange(personId);
  const key = nameKey(name);
  await whileNameIsFree(() =>
    handle().prisma.$transaction(async (tx) => {
      await requireFreeName(tx, key);
      await requireTeamless(tx, personId);
      const team = { id: `team_${randomUUID()}`, name, nameKey: key, invitation: newInvitation() };
      await tx.team.create({ data: { ...team, members: { create: { personId } } } });
    }),
  );
  return {};
}
