import type { WhyStopped } from "#core/payments/why-stopped";
import type { CardPayment, Prisma } from "#prisma/generated/client";
import { writeToPayers } from "./write-to-payers";

/**
 * No attempt follows this payment until the customer wants it: of its card, or of whichever they have now if their money went
 * back. It is told once, also when answer and event say the same.
 */
export async function stopTopUps(tx: Prisma.TransactionClient, payment: CardPayment, why: WhyStopped): Promise<void> {
  const { customerId, savedCardId } = payment;
  const whose = why === "taken-back" ? { customerId } : { id: savedCardId ?? "" };
  const { count } = await tx.savedCard.updateMany({
    where: { ...whose, state: "saved", whyOff: null },
    data: { whyOff: why },
  });
  if (count === 0) return;
  await dropUnasked(tx, customerId);
  await writeToPayers(tx, payment, { kind: "stopped", why });
}

/** An attempt that the provider has not been asked for is over; another may have been charged, and stays until that is known. */
export const dropUnasked = (tx: Prisma.TransactionClient, customerId: string) =>
  tx.cardPayment.updateMany({
    where: { customerId, savedCardId: { not: null }, state: "open", askedAt: null },
    data: { state: "failed", endedAt: new Date() },
  });
