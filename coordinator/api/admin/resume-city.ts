import type { CityState } from "#protocol/api/admin";
import { audit } from "../../auth/audit";
import { requireAdmin } from "../../auth/context";
import { handle } from "../../handle";
import type { Call } from "../call";
import { getCity } from "./get-city";

export async function resumeCity({ ctx }: Call<unknown>): Promise<CityState> {
  requireAdmin(ctx, "resumeCity");
  const { coordinator, prisma, live, bus } = handle();
  await prisma.$transaction(async (tx) => {
    const data = { stopped: false, reason: null, since: null };
    await tx.city.upsert({ where: { id: 1 }, create: { id: 1, ...data }, update: data });
    await audit(tx, ctx, "city.resumed", "city");
  });
  coordinator.dispatch({ kind: "city.resumed" });
  await bus.publish({ kind: "city.resumed" });
  live.event("city.resumed", "Work has resumed in the whole city");
  return getCity({ ctx, input: {} });
}
