import { InvoiceInput } from "#protocol/api/invoices";
import { handle } from "../../handle";
import { invoicePaper } from "../../paper/invoice-paper";
import type { Call } from "../call";
import { parseInput } from "../parse-input";
import { readableInvoice } from "./readable-invoice";

export async function pdfInvoice({ ctx, input }: Call<unknown>): Promise<Uint8Array> {
  const { number } = parseInput(InvoiceInput, input);
  const invoice = await readableInvoice(ctx, number);
  return handle().papers.print(ctx.person?.id ?? "", invoicePaper(invoice, ctx.language ?? "en"));
}
