import type { Stored } from "#protocol/api/admin";
import { requireAdmin } from "../../auth/context";
import { handle } from "../../handle";
import { storedNow } from "../../keeping/stored-now";
import type { Call } from "../call";

/** How much the site stores for its customers, and how much disk space is left. */
export async function getStored({ ctx }: Call<unknown>): Promise<Stored> {
  requireAdmin(ctx, "getStored");
  const { pool, config } = handle();
  return storedNow(pool, config.dataDir);
}
