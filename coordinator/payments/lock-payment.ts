import type { Prisma } from "#prisma/generated/client";

/**
 * Until the end of the transaction nobody else books what the provider knows by this number. Its events may arrive
 * before the payment that they are about is known here, so there may be no row to lock.
 */
export const lockIntent = (tx: Prisma.TransactionClient, intent: string) =>
  tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${intent}, 0))`;

export async function lockPayment(tx: Prisma.TransactionClient, id: string) {
  await tx.$queryRaw`SELECT FROM card_payment WHERE id = ${id} FOR UPDATE`;
  return tx.cardPayment.findUnique({ where: { id } });
}
