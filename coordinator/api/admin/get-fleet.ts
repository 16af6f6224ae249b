import type { FleetPulse } from "#protocol/live-messages";
import { handle } from "../../handle";
import { type Call, requireAdmin } from "../context";

export async function getFleet({ ctx }: Call<unknown>): Promise<FleetPulse> {
  requireAdmin(ctx);
  return handle().live.fleet();
}
