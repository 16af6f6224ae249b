import type { Invoice } from "#prisma/generated/client";
import { type Context, hasPowerHere, requirePerson } from "../../auth/context";
import { handle } from "../../handle";
import { refuse } from "../../refusals/refuse";

/** For whoever it was issued to, and for admins who see the ledger. */
export async function readableInvoice(ctx: Context, number: number): Promise<Invoice> {
  const { id } = requirePerson(ctx);
  const invoice = await handle().prisma.invoice.findUnique({ where: { no: number } });
  if (!invoice || (invoice.customerId !== id && !hasPowerHere(ctx, "see"))) throw refuse("no-such-invoice");
  return invoice;
}
