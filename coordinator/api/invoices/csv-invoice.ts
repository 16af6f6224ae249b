import { InvoiceInput } from "#protocol/api/invoices";
import { exactDollars } from "#protocol/text/dollar-nanos";
import { spreadsheetText } from "#protocol/text/spreadsheet-text";
import { factsOfInvoice } from "../../invoices/invoice-views";
import { wordsOfInvoice } from "../../invoices/invoice-words";
import { billingText } from "../../paper/billed-to";
import type { Call } from "../call";
import { csvLine } from "../csv-line";
import { parseInput } from "../parse-input";
import { readableInvoice } from "./readable-invoice";

const COLUMNS = ["invoice", "kind", "job", "about", "amount_cad", "amount_nanos"];

/** Charges and returns sum to the total; gifts and what was paid do too, and so do the taxes and the rest of what was paid. */
export async function csvInvoice({ ctx, input }: Call<unknown>): Promise<AsyncGenerator<string>> {
  const { number } = parseInput(InvoiceInput, input);
  return table(await readableInvoice(ctx, number));
}

async function* table(invoice: Awaited<ReturnType<typeof readableInvoice>>): AsyncGenerator<string> {
  const { number, jobs, otherJobs, totalNanos, giftNanos, paidNanos, taxes } = factsOfInvoice(invoice);
  const words = wordsOfInvoice(invoice);
  const row = (kind: string, job: string, about: string, nanos: number) =>
    csvLine([`${number}`, kind, job, spreadsheetText(about), exactDollars(nanos), `${nanos}`]);
  yield* csvLine(COLUMNS);
  if (words?.billing) yield* row("billed-to", "", billingText(words.billing), 0);
  for (const [at, { jobId, chargedNanos, returnedNanos }] of jobs.entries()) {
    const name = words?.jobs[at] ?? "";
    yield* row("charge", jobId, name, chargedNanos);
    if (returnedNanos !== 0) yield* row("reversal", jobId, name, -returnedNanos);
  }
  if (otherJobs.jobs > 0) yield* row("other-jobs", "", "", otherJobs.chargedNanos - otherJobs.returnedNanos);
  yield* row("total", "", words?.reason ?? "", totalNanos);
  yield* row("gift", "", "", giftNanos);
  yield* row("paid", "", "", paidNanos);
  for (const { name, registration, nanos } of taxes) yield* row("tax", "", `${name} ${registration}`, nanos);
}
