import { HomeDistrict } from "#protocol/api/districts";
import { LIMITS } from "#protocol/limits";
import { requirePerson } from "../../auth/context";
import { handle } from "../../handle";
import { refuse } from "../../refusals/refuse";
import type { Call } from "../call";
import { parseInput } from "../parse-input";

const DAY_S = 86_400;

/** Nobody sees what the caller chose: the next map counts their household there. */
export async function setHomeDistrict({ ctx, input }: Call<unknown>): Promise<Record<string, never>> {
  const { id: personId } = requirePerson(ctx);
  const { district } = parseInput(HomeDistrict, input);
  const { prisma, config, tries } = handle();
  const rule = { window: DAY_S, max: LIMITS.MAX_DISTRICT_CHANGES_PER_DAY };
  if (!(await tries.consume(`district of ${personId}`, rule)).allowed)
    throw refuse("too-many-district-changes", { max: rule.max });
  if (district === null) {
    await prisma.homeDistrict.deleteMany({ where: { personId } });
    return {};
  }
  if (!config.districts.some(({ id }) => id === district)) throw refuse("no-such-district");
  await prisma.homeDistrict.upsert({ where: { personId }, create: { personId, district }, update: { district } });
  return {};
}
