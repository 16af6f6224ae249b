import type { Stored } from "#protocol/api/admin";
import { requireAdmin } from "../../auth/context";
import { handle } from "../../handle";
import { storedNow } from "../../keeping/stored-now";
import type { Call } from "../call";

/** How much the site keeps for its customers, and what room its disk has. */
export async function getStored({ ctx }: Call<unknown>): Promise<Stored> {
  requireAdmin(ctx);
  const { pool, config } = handle();
  return storedNow(pool, config.dataDir);
}
