import type { KnownConnection } from "../../buckets/connection-store";
import { handle } from "../../handle";
import { ApiError } from "../../refusals/api-error";

/** The owner's connection with that name; for everybody else there is none. */
export async function ownConnection(owner: string, name: string): Promise<KnownConnection> {
  const found = await handle().connections.find(owner, name);
  if (found) return found;
  throw new ApiError(
    "NOT_FOUND",
    `You have no storage connection called ${name}. The account page lists those you have.`,
  );
}
