import type { Prisma } from "#prisma/generated/client";

/** The customers whose jobs and bytes are counted together: a person, and the organisations that they answer for. */
export async function sharedAllowance(tx: Prisma.TransactionClient, customerId: string): Promise<string[]> {
  const answersId = await answerFor(tx, customerId);
  const others = await tx.organisation.findMany({ where: { answersId }, select: { id: true } });
  return [answersId, ...others.map(({ id }) => id)];
}

/** The same, one after the other until the transaction ends: two that share an allowance cannot both take what is left of it. */
export async function lockSharedAllowance(tx: Prisma.TransactionClient, customerId: string): Promise<string[]> {
  const answersId = await answerFor(tx, customerId);
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`allowance of ${answersId}`}, 0))`;
  return sharedAllowance(tx, customerId);
}

async function answerFor(tx: Prisma.TransactionClient, customerId: string): Promise<string> {
  const found = await tx.organisation.findUnique({ where: { id: customerId }, select: { answersId: true } });
  return found?.answersId ?? customerId;
}
