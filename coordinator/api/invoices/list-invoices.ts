import { BeforeInput, type OwnInvoices } from "#protocol/api/invoices";
import { LIMITS } from "#protocol/limits";
import { requirePerson } from "../../auth/context";
import { handle } from "../../handle";
import { invoiceView } from "../../invoices/invoice-views";
import type { Call } from "../call";
import { parseInput } from "../parse-input";

const take = LIMITS.MAX_INVOICES_SHOWN;

export async function listInvoices({ ctx, input }: Call<unknown>): Promise<OwnInvoices> {
  const { id } = requirePerson(ctx);
  const { before } = parseInput(BeforeInput, input);
  const rows = await handle().prisma.invoice.findMany({
    where: { customerId: id, ...(before === undefined ? {} : { no: { lt: before } }) },
    orderBy: { no: "desc" },
    take,
  });
  return { invoices: rows.map(invoiceView), next: rows.length === take ? (rows.at(-1)?.no ?? null) : null };
}
