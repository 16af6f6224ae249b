import { type BatchContents, RewardIdInput } from "#protocol/api/rewards";
import { LIMITS } from "#protocol/limits";
import { audit } from "../../../auth/audit";
import { requireAdmin } from "../../../auth/context";
import { handle } from "../../../handle";
import { refuse } from "../../../refusals/refuse";
import { newId } from "../../../rewards/new-id";
import type { Call } from "../../call";
import { parseInput } from "../../parse-input";
import { batchContents } from "./batch-views";

/** Nobody is bound yet: residents may take back what they asked for until another admin approves the batch. */
export async function prepareBatch({ ctx, input }: Call<unknown>): Promise<BatchContents> {
  const admin = requireAdmin(ctx, "prepareBatch");
  const { rewardId } = parseInput(RewardIdInput, input);
  const { prisma } = handle();
  if ((await prisma.reward.count({ where: { id: rewardId } })) === 0) throw refuse("no-such-reward");
  const id = newId("pb");
  await prisma.$transaction(async (tx) => {
    await tx.payoutBatch.create({ data: { id, rewardId, preparedBy: admin.id } });
    const payouts = await tx.$executeRaw`
      UPDATE payout SET batch_id = ${id} WHERE id IN (
        SELECT id FROM payout WHERE reward_id = ${rewardId} AND state = 'held' AND batch_id IS NULL
        ORDER BY asked_at, id LIMIT ${LIMITS.MAX_PAYOUTS_PER_BATCH}::int FOR UPDATE SKIP LOCKED
      )`;
    if (payouts === 0) throw refuse("nothing-to-pay");
    await audit(tx, ctx, "payouts.prepared", id, { payouts });
  });
  return batchContents(id, ctx);
}
