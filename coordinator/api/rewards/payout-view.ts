import type { Payout as PayoutRow } from "#prisma/generated/client";

export const payoutView = (row: PayoutRow, reward: string, site: string | null) => ({
  id: row.id,
  reward,
  site,
  amountNanos: Number(row.amountNanos),
  state: row.state,
  payee: row.payee,
  reason: row.reason,
  askedAt: row.askedAt.toISOString(),
  endedAt: row.endedAt?.toISOString() ?? null,
});
