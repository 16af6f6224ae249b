import type { RewardsDesk } from "#protocol/api/rewards";
import { LIMITS } from "#protocol/limits";
import { requireAdmin } from "../../../auth/context";
import { handle } from "../../../handle";
import { wordsOf } from "../../../rewards/words-of";
import type { Call } from "../../call";
import { rewardViews } from "../../rewards/reward-views";
import { adminPayouts } from "./admin-payouts";
import { batchViews } from "./batch-views";

/** What the city offers, who waits, and what is being paid. */
export async function getRewardsDesk({ ctx }: Call<unknown>): Promise<RewardsDesk> {
  requireAdmin(ctx, "getRewardsDesk");
  const { prisma } = handle();
  const [views, rows, held, waiting, batches] = await Promise.all([
    rewardViews(ctx.language),
    prisma.reward.findMany({ select: { id: true, names: true, texts: true } }),
    prisma.payout.groupBy({ by: ["rewardId"], where: { state: "held", batchId: null }, _count: true }),
    adminPayouts({ state: { in: ["held", "approved"] } }, LIMITS.MAX_HELD_PAYOUTS_SHOWN, ctx.language ?? "en"),
    prisma.payoutBatch.findMany({
      orderBy: { preparedAt: "desc" },
      take: LIMITS.MAX_BATCHES_SHOWN,
      include: { reward: true },
    }),
  ]);
  const rewards = views.map((view) => {
    const row = rows.find(({ id }) => id === view.id);
    return {
      ...view,
      names: wordsOf(row?.names ?? {}),
      texts: wordsOf(row?.texts ?? {}),
      held: held.find(({ rewardId }) => rewardId === view.id)?._count ?? 0,
    };
  });
  return { rewards, waiting, batches: await batchViews(batches, ctx) };
}
