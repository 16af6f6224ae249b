import type { AdminList } from "#protocol/api/admins";
import { LIMITS } from "#protocol/limits";
import { AdminRole } from "#protocol/people/roles";
import { listInvitations } from "../../../auth/admin-invitations";
import { requireAdmin } from "../../../auth/context";
import { handle } from "../../../handle";
import type { Call } from "../../call";

/** The admins, and the open invitations. */
export async function listAdmins({ ctx }: Call<unknown>): Promise<AdminList> {
  requireAdmin(ctx, "listAdmins");
  const { prisma } = handle();
  const [admins, invitations] = await Promise.all([
    prisma.person.findMany({
      where: { role: { in: AdminRole.options } },
      orderBy: { createdAt: "asc" },
      select: { id: true, name: true, email: true, role: true, twoFactorEnabled: true },
      take: LIMITS.apiPage,
    }),
    listInvitations(prisma),
  ]);
  return {
    admins: admins.map(({ twoFactorEnabled, role, ...admin }) => ({
      ...admin,
      role: AdminRole.parse(role),
      secondFactor: twoFactorEnabled,
    })),
    invitations: invitations.map((one) => ({ ...one, expiresAt: one.expiresAt.toISOString() })),
  };
}
