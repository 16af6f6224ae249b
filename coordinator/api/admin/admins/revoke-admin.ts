import { CustomerIdInput } from "#protocol/api/admin";
import { requireAdmin } from "../../../auth/context";
import { endAdmin } from "../../../auth/roles";
import { handle } from "../../../handle";
import type { Call } from "../../call";
import { parseInput } from "../../parse-input";

/** Turns an admin into an ordinary customer at once, even if they have the console open. */
export async function revokeAdmin({ ctx, input }: Call<unknown>): Promise<Record<string, never>> {
  requireAdmin(ctx, "revokeAdmin");
  const { customerId } = parseInput(CustomerIdInput, input);
  const { prisma, auth } = handle();
  await prisma.$transaction((tx) => endAdmin(tx, ctx, customerId));
  await auth.accessLost(customerId);
  return {};
}
