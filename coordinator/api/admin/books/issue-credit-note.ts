import { randomBytes } from "node:crypto";
import type { z } from "zod";
import { creditSums } from "#core/invoices/invoice-sums";
import { crediting } from "#core/ledger/owing";
import { IssueCreditNoteInput, type IssuedCreditNote } from "#protocol/api/invoices";
import { dollarNanos, dollarText } from "#protocol/text/dollar-nanos";
import { audit } from "../../../auth/audit";
import { requireAdmin } from "../../../auth/context";
import { handle } from "../../../handle";
import { creditedNanos } from "../../../invoices/credited-nanos";
import { factsOfInvoice } from "../../../invoices/invoice-views";
import { wordsOfInvoice } from "../../../invoices/invoice-words";
import { lockInvoices } from "../../../invoices/lock-invoices";
import { sealInvoice } from "../../../invoices/seal-invoice";
import { refuse } from "../../../refusals/refuse";
import { lockMoney } from "../../../store/lock-money";
import { writePosting } from "../../../store/write-posting";
import type { Call } from "../../call";
import { parseInput } from "../../parse-input";

/** Corrects an invoice, which itself stays as it is: the money goes back to its customer in the same transaction. */
export async function issueCreditNote({ ctx, input }: Call<unknown>): Promise<z.infer<typeof IssuedCreditNote>> {
  requireAdmin(ctx, "issueCreditNote");
  const { number: invoiceNo, amount, reason } = parseInput(IssueCreditNoteInput, input);
  return handle().prisma.$transaction(async (tx) => {
    const last = await lockInvoices(tx);
    const invoice = await tx.invoice.findUnique({ where: { no: invoiceNo, kind: "invoice" } });
    if (!invoice) throw refuse("no-such-invoice");
    const { customerId, month } = invoice;
    // Locked, so that an account that is being deleted gets nothing any more.
    const [person] = await tx.$queryRaw<{ name: string; email: string }[]>`
      SELECT name, email FROM person WHERE id = ${customerId} AND deleted_at IS NULL FOR UPDATE`;
    if (!person) throw refuse("no-such-person", { personId: customerId });
    const invoiced = factsOfInvoice(invoice);
    const credited = (await creditedNanos(tx, [invoiceNo])).get(invoiceNo) ?? 0;
    const left = invoiced.paidNanos - credited;
    const nanos = amount === null ? left : dollarNanos(amount);
    if (nanos > left || nanos <= 0) throw refuse("credit-too-much", { maximum: dollarText(left) });
    const [number, at] = [last.no + 1, new Date()];
    const sealed = sealInvoice(
      {
        ...{ number, kind: "credit-note", month, from: invoiced.from, to: invoiced.to, issuedAt: at.toISOString() },
        ...{ customerId, issuer: invoiced.issuer, corrects: invoiceNo, jobs: [] },
        otherJobs: { jobs: 0, chargedNanos: 0, returnedNanos: 0 },
        ...creditSums(credited, nanos, invoiced.taxes),
        previous: last.hash,
      },
      // Made out to whom the invoice was.
      { salt: randomBytes(16).toString("hex"), ...person, jobs: [], reason, billing: wordsOfInvoice(invoice)?.billing },
    );
    const document = { no: number, kind: "credit-note", month, customerId, corrects: invoiceNo, at };
    await tx.invoice.create({ data: { ...document, ...sealed } });
    const had = await lockMoney(tx, customerId);
    const what = { kind: "credit-note", invoice: invoiceNo, note: number } as const;
    await writePosting(tx, crediting(what, customerId, had, nanos));
    await audit(tx, ctx, "credit-note.issued", customerId, { nanos, invoice: invoiceNo, reason });
    return { number };
  });
}
