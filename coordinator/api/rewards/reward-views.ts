import type { RewardKind } from "#core/rewards/reward-kind";
import type { Reward } from "#protocol/api/rewards";
import { LIMITS } from "#protocol/limits";
import type { Language } from "#protocol/text/language";
import { handle } from "../../handle";
import { wordsOf } from "../../rewards/words-of";

/** All rewards, the open ones first, in the words of the caller's language. */
export async function rewardViews(language: Language = "en"): Promise<Reward[]> {
  const { prisma } = handle();
  const [rows, filled] = await Promise.all([
    prisma.reward.findMany({ orderBy: [{ isOpen: "desc" }, { createdAt: "asc" }], take: LIMITS.MAX_REWARDS }),
    prisma.payout.groupBy({
      by: ["rewardId"],
      where: { state: { in: ["approved", "paid"] } },
      _sum: { amountNanos: true },
    }),
  ]);
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind as RewardKind,
    name: wordsOf(row.names)[language],
    text: wordsOf(row.texts)[language],
    minimumNanos: Number(row.minimumNanos),
    goalNanos: row.goalNanos === null ? null : Number(row.goalNanos),
    filledNanos: Number(filled.find(({ rewardId }) => rewardId === row.id)?._sum.amountNanos ?? 0),
    isOpen: row.isOpen,
  }));
}
