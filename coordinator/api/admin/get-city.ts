import type { CityState } from "#protocol/api/admin";
import { handle } from "../../handle";
import { type Call, requireAdmin } from "../context";

/** Whether all work in the city is stopped, and why. */
export async function getCity({ ctx }: Call<unknown>): Promise<CityState> {
  requireAdmin(ctx);
  const row = await handle().prisma.city.findUnique({ where: { id: 1 } });
  return { stopped: row?.stopped ?? false, reason: row?.reason ?? null, since: row?.since?.toISOString() ?? null };
}
