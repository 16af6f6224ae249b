import { type BatchContents, BatchIdInput } from "#protocol/api/rewards";
import { audit } from "../../../auth/audit";
import { requireAdmin } from "../../../auth/context";
import { handle } from "../../../handle";
import { refuse } from "../../../refusals/refuse";
import { payPayouts } from "../../../rewards/end-payout";
import { queryByPrisma } from "../../../store/query";
import type { Call } from "../../call";
import { parseInput } from "../../parse-input";
import { batchContents } from "./batch-views";
import { lockBatch } from "./lock-batch";

/** The bank, the provider or the shop has the money: it leaves the ledger, once. */
export async function payBatch({ ctx, input }: Call<unknown>): Promise<BatchContents> {
  requireAdmin(ctx, "payBatch");
  const { batchId } = parseInput(BatchIdInput, input);
  await handle().prisma.$transaction(async (tx) => {
    const batch = await lockBatch(tx, batchId);
    if (batch.approvedAt === null || batch.paidAt !== null) throw refuse("batch-not-approved");
    const payouts = await payPayouts(queryByPrisma(tx), batchId, batch.reward.kind);
    await tx.payoutBatch.update({ where: { id: batchId }, data: { paidAt: new Date() } });
    await audit(tx, ctx, "payouts.paid", batchId, { payouts });
  });
  return batchContents(batchId, ctx);
}
