import { CustomerIdInput } from "#protocol/api/admin";
import { requireAdmin } from "../../../auth/context";
import { endAdmin } from "../../../auth/roles";
import { handle } from "../../../handle";
import type { Call } from "../../call";
import { parseInput } from "../../parse-input";

/** From now on this admin is a customer like any other, also where the console is open before them. */
export async function revokeAdmin({ ctx, input }: Call<unknown>): Promise<Record<string, never>> {
  requireAdmin(ctx);
  const { customerId } = parseInput(CustomerIdInput, input);
  const { prisma, auth } = handle();
  await prisma.$transaction((tx) => endAdmin(tx, ctx, customerId));
  await auth.accessLost(customerId);
  return {};
}
