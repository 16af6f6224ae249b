import type { RewardKind } from "#core/rewards/reward-kind";
import type { PayoutBatch, Reward } from "#prisma/generated/client";
import type { Batch, BatchContents } from "#protocol/api/rewards";
import { LIMITS } from "#protocol/limits";
import type { Language } from "#protocol/text/language";
import type { Context } from "../../../auth/context";
import { handle } from "../../../handle";
import { refuse } from "../../../refusals/refuse";
import { wordsOf } from "../../../rewards/words-of";
import { adminPayouts } from "./admin-payouts";

/** Payouts that a batch still is about. */
const IN_IT = ["held", "approved", "paid"] as const;

type BatchRow = PayoutBatch & { reward: Reward };

export async function batchViews(rows: readonly BatchRow[], { person, language = "en" }: Context): Promise<Batch[]> {
  const { prisma } = handle();
  const admins = rows.flatMap(({ preparedBy, approvedBy }) => [preparedBy, approvedBy]).filter((id) => id !== null);
  const [sums, people] = await Promise.all([
    prisma.payout.groupBy({
      by: ["batchId"],
      where: { batchId: { in: rows.map(({ id }) => id) }, state: { in: [...IN_IT] } },
      _sum: { amountNanos: true },
      _count: true,
    }),
    prisma.person.findMany({ where: { id: { in: admins } }, select: { id: true, name: true } }),
  ]);
  const nameOf = (id: string | null) => people.find((one) => one.id === id)?.name || null;
  return rows.map((row) => {
    const sum = sums.find(({ batchId }) => batchId === row.id);
    return {
      id: row.id,
      reward: wordsOf(row.reward.names)[language],
      kind: row.reward.kind as RewardKind,
      preparedBy: nameOf(row.preparedBy),
      preparedAt: row.preparedAt.toISOString(),
      isOwn: row.preparedBy === person?.id,
      approvedBy: nameOf(row.approvedBy),
      approvedAt: row.approvedAt?.toISOString() ?? null,
      paidAt: row.paidAt?.toISOString() ?? null,
      payouts: sum?._count ?? 0,
      amountNanos: Number(sum?._sum.amountNanos ?? 0),
    };
  });
}

export async function batchContents(batchId: string, ctx: Context): Promise<BatchContents> {
  const row = await handle().prisma.payoutBatch.findUnique({ where: { id: batchId }, include: { reward: true } });
  const [batch] = await batchViews(row ? [row] : [], ctx);
  if (!batch) throw refuse("no-such-batch");
  const language: Language = ctx.language ?? "en";
  const where = { batchId, state: { in: [...IN_IT] } };
  return { batch, payouts: await adminPayouts(where, LIMITS.MAX_PAYOUTS_PER_BATCH, language) };
}
