import { handle } from "../../handle";

/** What everybody may know of a partner: it is shown before a lamp is lit for it. */
export interface ShownPartner {
  id: string;
  name: string;
  origins: string[];
  sharePercent: number;
}

export async function findPartner(id: string): Promise<ShownPartner | undefined> {
  const { prisma, config } = handle();
  const found = await prisma.partner.findUnique({ where: { id, closedAt: null } });
  if (!found) return undefined;
  const { name, origins, sharePercent } = found;
  return { id, name, origins, sharePercent: Math.min(sharePercent, config.partnerSharePercent) };
}
