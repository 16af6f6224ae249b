import { type CityState, StopCityInput } from "#protocol/api/admin";
import { audit } from "../../auth/audit";
import { requireAdmin } from "../../auth/context";
import { handle } from "../../handle";
import type { Call } from "../call";
import { parseInput } from "../parse-input";
import { getCity } from "./get-city";

/** Takes all work from every device in the city at once; jobs keep their state and continue when the city resumes. */
export async function stopCity({ ctx, input }: Call<unknown>): Promise<CityState> {
  requireAdmin(ctx, "stopCity");
  const { reason } = parseInput(StopCityInput, input);
  const { coordinator, prisma, live, bus } = handle();
  // Before it is durable, unlike everything else: the kill switch must work while the database does not.
  coordinator.dispatch({ kind: "city.stopped", reason });
  await prisma.$transaction(async (tx) => {
    const data = { stopped: true, reason, since: new Date() };
    await tx.city.upsert({ where: { id: 1 }, create: { id: 1, ...data }, update: data });
    await audit(tx, ctx, "city.stopped", "city", { reason });
  });
  await bus.publish({ kind: "city.stopped", reason });
  live.event("city.stopped", `All work was stopped: ${reason}`);
  return getCity({ ctx, input: {} });
}
