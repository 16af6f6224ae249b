import type { CityState } from "#protocol/api/admin";
import { requireAdmin } from "../../auth/context";
import { handle } from "../../handle";
import type { Call } from "../call";

/** Whether all work in the city is stopped, and why. */
export async function getCity({ ctx }: Call<unknown>): Promise<CityState> {
  requireAdmin(ctx, "getCity");
  const { prisma } = handle();
  const row = await prisma.city.findUnique({ where: { id: 1 } });
  if (!row?.stopped) return { stopped: false, reason: null, since: null, by: null };
  const line = await prisma.auditLine.findFirst({ where: { act: "city.stopped" }, orderBy: { id: "desc" } });
  return { stopped: true, reason: row.reason, since: row.since?.toISOString() ?? null, by: line?.actor ?? null };
}
