import { ChangeRoleInput } from "#protocol/api/admins";
import { requireAdmin } from "../../../auth/context";
import { changeRole as giveRole } from "../../../auth/roles";
import { handle } from "../../../handle";
import type { Call } from "../../call";
import { parseInput } from "../../parse-input";

/** Gives an admin another role at once: what they have open and may no longer see ends. */
export async function changeRole({ ctx, input }: Call<unknown>): Promise<Record<string, never>> {
  requireAdmin(ctx, "changeRole");
  const { customerId, role } = parseInput(ChangeRoleInput, input);
  const { prisma, auth } = handle();
  const isNew = await prisma.$transaction((tx) => giveRole(tx, ctx, customerId, role));
  if (isNew) await auth.accessLost(customerId);
  return {};
}
