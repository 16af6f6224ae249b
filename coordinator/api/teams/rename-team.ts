import { nameKey } from "#core/pride/name-key";
import { RenameTeamInput } from "#protocol/api/teams";
import { audit } from "../../auth/audit";
import { requireAdmin } from "../../auth/context";
import { handle } from "../../handle";
import { refuse } from "../../refusals/refuse";
import type { Call } from "../call";
import { parseInput } from "../parse-input";
import { requireFreeName, whileNameIsFree } from "../pride/free-name";
import { refusedName } from "../pride/refused-name";

/** An admin ends a team's name that should not be seen; the team goes on. */
export async function renameTeam({ ctx, input }: Call<unknown>): Promise<Record<string, never>> {
  requireAdmin(ctx, "renameTeam");
  const { name, newName, reason } = parseInput(RenameTeamInput, input);
  const [before, after] = [nameKey(name), nameKey(newName)];
  const hash = refusedName(before);
  await whileNameIsFree(() =>
    handle().prisma.$transaction(async (tx) => {
      const team = await tx.team.findUnique({ where: { nameKey: before } });
      if (!team) throw refuse("no-such-team");
      await tx.refusedName.upsert({ where: { hash }, create: { hash }, update: {} });
      await requireFreeName(tx, after);
      await tx.team.update({ where: { id: team.id }, data: { name: newName, nameKey: after } });
      await audit(tx, ctx, "team.renamed", team.id, { reason });
    }),
  );
  return {};
}
