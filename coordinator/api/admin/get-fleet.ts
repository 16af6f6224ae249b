import type { FleetPulse } from "#protocol/live-messages";
import { requireAdmin } from "../../auth/context";
import { handle } from "../../handle";
import type { Call } from "../call";

export async function getFleet({ ctx }: Call<unknown>): Promise<FleetPulse> {
  requireAdmin(ctx, "getFleet");
  return handle().live.fleet();
}
