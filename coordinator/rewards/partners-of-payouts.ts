import type { Payout } from "#prisma/generated/client";
import { handle } from "../handle";

/** Of each payout, the name of the partner that earned it; a deleted one's id; null where devices did. */
export async function partnersOfPayouts(payouts: readonly Pick<Payout, "partnerId">[]) {
  const ids = payouts.flatMap(({ partnerId }) => partnerId ?? []);
  const rows = await handle().prisma.partner.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } });
  const names = new Map(rows.map(({ id, name }) => [id, name]));
  return ({ partnerId }: Pick<Payout, "partnerId">) => partnerId && (names.get(partnerId) ?? partnerId);
}
