import { PartnerIdInput } from "#protocol/api/partners";
import { audit } from "../../auth/audit";
import { requirePerson } from "../../auth/context";
import { handle } from "../../handle";
import type { Call } from "../call";
import { parseInput } from "../parse-input";
import { ownPartner } from "./own-partner";

/** Its open visits end, and what was computed on them still counts. */
export async function closePartner({ ctx, input }: Call<unknown>): Promise<Record<string, never>> {
  const owner = requirePerson(ctx).id;
  const { partnerId } = parseInput(PartnerIdInput, input);
  await ownPartner(owner, partnerId);
  const { prisma } = handle();
  await prisma.$transaction(async (tx) => {
    const { count } = await tx.partner.updateMany({
      where: { id: partnerId, closedAt: null },
      data: { closedAt: new Date() },
    });
    if (count === 0) return;
    await tx.$executeRaw`UPDATE visit SET ended_at = now(), untold = true WHERE partner_id = ${partnerId} AND ended_at IS NULL`;
    await audit(tx, ctx, "partner.closed", partnerId);
  });
  return {};
}
