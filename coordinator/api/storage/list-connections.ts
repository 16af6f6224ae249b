import type { z } from "zod";
import type { StorageConnections } from "#protocol/api/storage";
import { requirePerson } from "../../auth/context";
import { handle } from "../../handle";
import type { Call } from "../call";
import { connectionView } from "./connection-view";

export async function listConnections({ ctx }: Call<unknown>): Promise<z.infer<typeof StorageConnections>> {
  const { connections, config } = handle();
  const rows = await connections.list(requirePerson(ctx).id);
  return { connections: rows.map(connectionView), origin: config.siteUrl };
}
