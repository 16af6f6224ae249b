import { MakeResetLinkInput, type OneTimeLink } from "#protocol/api/admins";
import { audit } from "../../auth/audit";
import { requireAdmin } from "../../auth/context";
import { handle } from "../../handle";
import { refuse } from "../../refusals/refuse";
import type { Call } from "../call";
import { parseInput } from "../parse-input";

/** Makes a password reset link for an admin to hand to the person. */
export async function makeResetLink({ ctx, input }: Call<unknown>): Promise<OneTimeLink> {
  requireAdmin(ctx, "makeResetLink");
  const { customerId } = parseInput(MakeResetLinkInput, input);
  const { prisma, auth } = handle();
  if ((await prisma.person.count({ where: { id: customerId, deletedAt: null, organisation: null } })) === 0) {
    throw refuse("no-such-person", { personId: customerId });
  }
  const { url, expiresAt } = await auth.makeResetLink(customerId);
  await audit(prisma, ctx, "password.reset-link-made", customerId);
  return { url, expiresAt: expiresAt.toISOString(), mailed: false };
}
