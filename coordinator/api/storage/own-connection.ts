import type { KnownConnection } from "../../buckets/connection-store";
import { handle } from "../../handle";
import { refuse } from "../../refusals/refuse";

/** The owner's connection with that name; for everybody else there is none. */
export async function ownConnection(owner: string, name: string): Promise<KnownConnection> {
  const found = await handle().connections.find(owner, name);
  if (found) return found;
  throw refuse("no-such-connection", { name });
}
