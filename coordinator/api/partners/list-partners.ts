import { accounts } from "#core/ledger/ledger";
import type { Partners } from "#protocol/api/partners";
import { requirePerson } from "../../auth/context";
import { handle } from "../../handle";
import type { Call } from "../call";

const SHOWN = 40;

export async function listPartners({ ctx }: Call<unknown>): Promise<Partners> {
  const owner = requirePerson(ctx).id;
  const { prisma, config } = handle();
  const rows = await prisma.partner.findMany({ where: { owner }, orderBy: { createdAt: "desc" }, take: SHOWN });
  const ids = rows.map(({ id }) => id);
  const [earned, open] = await Promise.all([
    prisma.ledgerAccount.findMany({ where: { id: { in: ids.map(accounts.partner) } } }),
    prisma.visit.groupBy({ by: ["partnerId"], where: { partnerId: { in: ids }, endedAt: null }, _count: true }),
  ]);
  const nanos = new Map(earned.map(({ id, balanceNanos }) => [id, Number(balanceNanos)]));
  const visits = new Map(open.map(({ partnerId, _count }) => [partnerId, _count]));
  return {
    partners: rows.map(({ id, name, origins, webhookUrl, sharePercent, createdAt, closedAt }) => ({
      id,
      name,
      origins,
      webhookUrl,
      sharePercent,
      createdAt: createdAt.toISOString(),
      closedAt: closedAt?.toISOString() ?? null,
      earnedNanos: nanos.get(accounts.partner(id)) ?? 0,
      visitsNow: visits.get(id) ?? 0,
    })),
    maxSharePercent: config.partnerSharePercent,
  };
}
