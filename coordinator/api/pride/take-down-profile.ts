import { nameKey } from "#core/pride/name-key";
import { TakeDownProfileInput } from "#protocol/api/pride";
import { audit } from "../../auth/audit";
import { requireAdmin } from "../../auth/context";
import { handle } from "../../handle";
import { refuse } from "../../refusals/refuse";
import type { Call } from "../call";
import { parseInput } from "../parse-input";
import { refusedName } from "./refused-name";

/** An admin ends a name that should not be seen; its person may choose another one. */
export async function takeDownProfile({ ctx, input }: Call<unknown>): Promise<Record<string, never>> {
  requireAdmin(ctx, "takeDownProfile");
  const { name, reason } = parseInput(TakeDownProfileInput, input);
  const key = nameKey(name);
  const hash = refusedName(key);
  await handle().prisma.$transaction(async (tx) => {
    const profile = await tx.profile.findUnique({ where: { nameKey: key } });
    if (!profile) throw refuse("no-such-profile");
    await tx.profile.deleteMany({ where: { nameKey: key } });
    await tx.refusedName.upsert({ where: { hash }, create: { hash }, update: {} });
    await audit(tx, ctx, "profile.taken-down", profile.personId, { reason });
  });
  return {};
}
