import { type Tax, type TaxShare, taxesWithin } from "./taxes-within";

/** What a job's units cost in a month, and how much of its budget's paid money that used up. */
export interface InvoicedJob {
  chargedNanos: number;
  /** For answers that were taken back. */
  returnedNanos: number;
  paidNanos: number;
}

export interface InvoiceSums {
  /** Of the receipts: charges less what was taken back. */
  totalNanos: number;
  /** Below zero: what was taken back came back as a gift. */
  giftNanos: number;
  paidNanos: number;
  /** Within what was paid: nobody owes tax on a gift. */
  taxes: TaxShare[];
}

export function invoiceSums(jobs: readonly InvoicedJob[], taxes: readonly Tax[]): InvoiceSums {
  const sum = (nanosOf: (job: InvoicedJob) => number) => jobs.reduce((all, job) => all + nanosOf(job), 0);
  const totalNanos = sum(({ chargedNanos, returnedNanos }) => chargedNanos - returnedNanos);
  const paidNanos = sum((job) => job.paidNanos);
  return { totalNanos, giftNanos: totalNanos - paidNanos, paidNanos, taxes: taxesWithin(paidNanos, taxes) };
}

/** Of a part of an invoice that is given back, after `creditedNanos` of it were: all parts add up to the invoice. */
export function creditSums(creditedNanos: number, amountNanos: number, taxes: readonly Tax[]): InvoiceSums {
  const before = taxesWithin(creditedNanos, taxes);
  const after = taxesWithin(creditedNanos + amountNanos, taxes);
  return {
    totalNanos: -amountNanos,
    giftNanos: 0,
    paidNanos: -amountNanos,
    taxes: after.map((tax, at) => ({ ...tax, nanos: (before[at]?.nanos ?? 0) - tax.nanos })),
  };
}
