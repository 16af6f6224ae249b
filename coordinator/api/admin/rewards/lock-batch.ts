import type { Prisma } from "#prisma/generated/client";
import { refuse } from "../../../refusals/refuse";

/** Until the end of the transaction nobody else changes the batch. */
export async function lockBatch(tx: Prisma.TransactionClient, batchId: string) {
  await tx.$queryRaw`SELECT FROM payout_batch WHERE id = ${batchId} FOR UPDATE`;
  const batch = await tx.payoutBatch.findUnique({ where: { id: batchId }, include: { reward: true } });
  if (!batch) throw refuse("no-such-batch");
  return batch;
}
