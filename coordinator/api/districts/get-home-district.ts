import type { HomeDistrict } from "#protocol/api/districts";
import { requirePerson } from "../../auth/context";
import { handle } from "../../handle";
import type { Call } from "../call";

/** What the caller chose, if the city still lists it. */
export async function getHomeDistrict({ ctx }: Call<unknown>): Promise<HomeDistrict> {
  const { id: personId } = requirePerson(ctx);
  const { prisma, config } = handle();
  const home = await prisma.homeDistrict.findUnique({ where: { personId } });
  return { district: config.districts.find(({ id }) => id === home?.district)?.id ?? null };
}
