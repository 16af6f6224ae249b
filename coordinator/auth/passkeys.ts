import { getAuthenticatorName } from "@better-auth/passkey";
import type { PrismaClient } from "#prisma/generated/client";
import type { Passkey } from "#protocol/api/passkeys";

export async function listOwnPasskeys(prisma: PrismaClient, personId: string): Promise<Passkey[]> {
  const rows = await prisma.passkey.findMany({
    where: { userId: personId },
    orderBy: { createdAt: "desc" },
  });
  return rows.map(({ id, name, aaguid, createdAt, backedUp }) => ({
    id,
    name: name ?? "",
    maker: getAuthenticatorName(aaguid) ?? null,
    createdAt: (createdAt ?? new Date(0)).toISOString(),
    isSynchronized: backedUp,
  }));
}
