import type { AdminList } from "#protocol/api/admins";
import { LIMITS } from "#protocol/limits";
import { listInvitations } from "../../../auth/admin-invitations";
import { requireAdmin } from "../../../auth/context";
import { handle } from "../../../handle";
import type { Call } from "../../call";

/** The admins, and the open invitations. */
export async function listAdmins({ ctx }: Call<unknown>): Promise<AdminList> {
  requireAdmin(ctx);
  const { prisma } = handle();
  const [admins, invitations] = await Promise.all([
    prisma.person.findMany({
      where: { role: "admin" },
      orderBy: { createdAt: "asc" },
      select: { id: true, name: true, email: true, twoFactorEnabled: true },
      take: LIMITS.apiPage,
    }),
    listInvitations(prisma),
  ]);
  return {
    admins: admins.map(({ twoFactorEnabled, ...admin }) => ({ ...admin, secondFactor: twoFactorEnabled })),
    invitations: invitations.map((one) => ({ ...one, expiresAt: one.expiresAt.toISOString() })),
  };
}
