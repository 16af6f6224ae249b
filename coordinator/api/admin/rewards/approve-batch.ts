import { type BatchContents, BatchIdInput } from "#protocol/api/rewards";
import { audit } from "../../../auth/audit";
import { requireAdmin } from "../../../auth/context";
import { handle } from "../../../handle";
import { refuse } from "../../../refusals/refuse";
import { approvePayouts, payPayouts } from "../../../rewards/end-payout";
import { queryByPrisma } from "../../../store/query";
import type { Call } from "../../call";
import { parseInput } from "../../parse-input";
import { batchContents } from "./batch-views";
import { lockBatch } from "./lock-batch";

/** By another admin than prepared it. What is spent within the city is paid with this, because no bank has to do anything. */
export async function approveBatch({ ctx, input }: Call<unknown>): Promise<BatchContents> {
  const admin = requireAdmin(ctx, "approveBatch");
  const { batchId } = parseInput(BatchIdInput, input);
  await handle().prisma.$transaction(async (tx) => {
    const batch = await lockBatch(tx, batchId);
    if (batch.approvedAt !== null) throw refuse("batch-not-waiting");
    if (batch.preparedBy === admin.id) throw refuse("prepared-by-you");
    const payouts = (await approvePayouts(queryByPrisma(tx), batchId)).length;
    const approved = { approvedBy: admin.id, approvedAt: new Date() };
    const isWithin = batch.reward.kind === "own-jobs";
    if (isWithin) await payPayouts(queryByPrisma(tx), batchId, batch.reward.kind);
    await tx.payoutBatch.update({
      where: { id: batchId },
      data: { ...approved, ...(isWithin ? { paidAt: approved.approvedAt } : {}) },
    });
    await audit(tx, ctx, "payouts.approved", batchId, { payouts });
  });
  return batchContents(batchId, ctx);
}
