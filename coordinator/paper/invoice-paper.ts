import type { Invoice } from "#prisma/generated/client";
import type { InvoiceFacts, InvoiceWords } from "#protocol/books/invoice-facts";
import type { Language } from "#protocol/text/language";
import { factsOfInvoice } from "../invoices/invoice-views";
import { wordsOfInvoice } from "../invoices/invoice-words";
import { billedTo } from "./billed-to";
import type { Paper, PaperRow } from "./paper";
import { PAPER_WORDS, type PaperWords } from "./paper-words";

/** An invoice or a credit note, from nothing but what was stored when it was issued. */
export function invoicePaper(invoice: Invoice, language: Language): Paper {
  const t = PAPER_WORDS[language];
  const facts = factsOfInvoice(invoice);
  const words = wordsOfInvoice(invoice);
  const { number, kind, month, issuedAt, issuer, corrects, customerId } = facts;
  return {
    ...{ language, at: issuedAt, columns: [t.computing, t.amount], footer: t.page },
    title: kind === "invoice" ? t.invoice(number) : t.creditNote(number),
    blocks: [
      issuer,
      words ? billedTo({ id: customerId, ...words }, words.billing, t) : [t.formerCustomer, t.customer(customerId)],
      [t.span(t.month(month)), t.issued(t.day(issuedAt)), ...(corrects === null ? [] : [t.corrects(corrects)])],
    ],
    rows: kind === "invoice" ? invoiceRows(facts, words, t) : creditRows(facts, words, t),
    notes: [...(kind === "invoice" ? [t.nothingDue] : []), t.proof(number, invoice.hash)],
  };
}

function invoiceRows(facts: InvoiceFacts, words: InvoiceWords | undefined, t: PaperWords): PaperRow[] {
  const { jobs, otherJobs, totalNanos, giftNanos, paidNanos } = facts;
  const returned = [...jobs, otherJobs].reduce((all, { returnedNanos }) => all + returnedNanos, 0);
  const line = (what: string, nanos: number, isStrong = false) => ({ cells: [what, t.money(nanos)], isStrong });
  return [
    ...jobs.map(({ jobId, chargedNanos }, at) => line(t.job(words?.jobs[at] ?? "", jobId), chargedNanos)),
    ...(otherJobs.jobs === 0 ? [] : [line(t.otherJobs(otherJobs.jobs), otherJobs.chargedNanos)]),
    ...(returned === 0 ? [] : [line(t.returned, -returned)]),
    line(t.total, totalNanos, true),
    ...(giftNanos === 0 ? [] : [line(giftNanos > 0 ? t.gifts : t.giftsBack, -giftNanos)]),
    line(t.paid, paidNanos, true),
    ...taxRows(facts, t),
  ];
}

const creditRows = (facts: InvoiceFacts, words: InvoiceWords | undefined, t: PaperWords): PaperRow[] => [
  ...(words?.reason ? [{ cells: [words.reason, ""] }] : []),
  { cells: [t.givenBack, t.money(-facts.totalNanos)], isStrong: true },
  ...taxRows({ taxes: facts.taxes.map((tax) => ({ ...tax, nanos: 0 - tax.nanos })) }, t),
];

const taxRows = ({ taxes }: Pick<InvoiceFacts, "taxes">, t: PaperWords): PaperRow[] =>
  taxes.map((tax) => ({ cells: [t.tax(tax), t.money(tax.nanos)] }));
