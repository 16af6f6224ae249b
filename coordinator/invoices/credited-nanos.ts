import type { Prisma } from "#prisma/generated/client";
import { factsOfInvoice } from "./invoice-views";

/** How much of each of these invoices was given back already. */
export async function creditedNanos(
  db: Pick<Prisma.TransactionClient, "invoice">,
  numbers: readonly number[],
): Promise<Map<number, number>> {
  const notes = await db.invoice.findMany({ where: { corrects: { in: [...numbers] } } });
  const credited = new Map<number, number>();
  for (const note of notes) {
    const number = note.corrects ?? 0;
    credited.set(number, (credited.get(number) ?? 0) - factsOfInvoice(note).paidNanos);
  }
  return credited;
}
