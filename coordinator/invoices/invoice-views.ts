import type { Invoice as InvoiceRow } from "#prisma/generated/client";
import type { Invoice } from "#protocol/api/invoices";
import { InvoiceFacts } from "#protocol/books/invoice-facts";

export const factsOfInvoice = ({ facts }: Pick<InvoiceRow, "facts">): InvoiceFacts =>
  InvoiceFacts.parse(JSON.parse(facts));

export function invoiceView(row: InvoiceRow): Invoice {
  const { totalNanos, giftNanos, paidNanos, taxes } = factsOfInvoice(row);
  return {
    ...{ number: row.no, kind: row.kind as Invoice["kind"], month: row.month, corrects: row.corrects },
    ...{ issuedAt: row.at.toISOString(), totalNanos, giftNanos, paidNanos },
    taxNanos: taxes.reduce((all, { nanos }) => all + nanos, 0),
  };
}
