import type { Health } from "#protocol/api/health";
import { requireAdmin } from "../../auth/context";
import { handle } from "../../handle";
import type { Call } from "../call";

/** How the city is, whichever coordinator is asked. */
export async function getHealth({ ctx }: Call<unknown>): Promise<Health> {
  requireAdmin(ctx, "getHealth");
  return handle().health.read();
}
