import type { Prisma } from "#prisma/generated/client";

/** An admin who gave a customer money has vouched for them: results of their jobs may make devices trusted. */
export async function isVouchedFor(tx: Prisma.TransactionClient, personId: string): Promise<boolean> {
  return (await tx.posting.count({ where: { subject: personId, kind: "gift" }, take: 1 })) > 0;
}
