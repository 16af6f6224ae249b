import { nameKey } from "#core/pride/name-key";
import { SetProfileInput } from "#protocol/api/pride";
import { LIMITS } from "#protocol/limits";
import { requirePerson } from "../../auth/context";
import { handle } from "../../handle";
import { refuse } from "../../refusals/refuse";
import type { Call } from "../call";
import { parseInput } from "../parse-input";
import { requireFreeName, whileNameIsFree } from "./free-name";

const DAY_S = 86_400;

/** The caller wants to be seen by this name, which nobody else has and which looks like nobody else's. */
export async function setProfile({ ctx, input }: Call<unknown>): Promise<Record<string, never>> {
  const { id: personId } = requirePerson(ctx);
  const { name, onBoards } = parseInput(SetProfileInput, input);
  const { prisma, tries } = handle();
  const rule = { window: DAY_S, max: LIMITS.MAX_PROFILE_CHANGES_PER_DAY };
  if (!(await tries.consume(`profile of ${personId}`, rule)).allowed)
    throw refuse("too-many-profile-changes", { max: LIMITS.MAX_PROFILE_CHANGES_PER_DAY });
  const key = nameKey(name);
  await requireFreeName(prisma, key);
  const data = { name, nameKey: key, onBoards };
  await whileNameIsFree(() =>
    prisma.profile.upsert({ where: { personId }, create: { personId, ...data }, update: data }),
  );
  return {};
}
