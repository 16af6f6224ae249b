import type { Prisma } from "#prisma/generated/client";
import { NO_INVOICE_BEFORE } from "./seal-invoice";

export interface LastInvoice {
  no: number;
  hash: string;
}

/** Whoever issues something waits here for whoever issues something else, so that numbers have no gaps. */
export async function lockInvoices(tx: Prisma.TransactionClient): Promise<LastInvoice> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('invoices', 0))`;
  const last = await tx.invoice.findFirst({ orderBy: { no: "desc" }, select: { no: true, hash: true } });
  return last ?? { no: 0, hash: NO_INVOICE_BEFORE };
}
