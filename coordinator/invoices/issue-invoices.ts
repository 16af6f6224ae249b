import { randomBytes } from "node:crypto";
import { invoiceSums } from "#core/invoices/invoice-sums";
import type { Prisma } from "#prisma/generated/client";
import type { InvoiceFacts } from "#protocol/books/invoice-facts";
import { billingAddresses } from "./billing-addresses";
import type { Terms } from "./invoice-terms";
import type { LastInvoice } from "./lock-invoices";
import type { ChargedJob } from "./month-charges";
import { sealInvoice } from "./seal-invoice";

interface Month extends Terms {
  month: string;
  from: Date;
  to: Date;
  at: Date;
}

interface Issued {
  last: LastInvoice;
  totalNanos: number;
  paidNanos: number;
  taxNanos: number;
}

/** An invoice for each of these customers, with the numbers after the last one's. */
export async function issueInvoices(
  tx: Prisma.TransactionClient,
  month: Month,
  customers: ReadonlyMap<string, readonly ChargedJob[]>,
  before: Issued,
): Promise<Issued> {
  const people = await tx.person.findMany({
    where: { id: { in: [...customers.keys()] }, deletedAt: null },
    select: { id: true, name: true, email: true },
  });
  const billing = await billingAddresses(
    tx,
    people.map(({ id }) => id),
  );
  const sums = { ...before };
  const data: Prisma.InvoiceCreateManyInput[] = [];
  for (const [customerId, jobs] of customers) {
    const person = people.find(({ id }) => id === customerId);
    const shown = jobs.filter(({ jobId }) => jobId !== null);
    const amounts = invoiceSums(jobs, month.taxes);
    const number = sums.last.no + 1;
    const sealed = sealInvoice(
      {
        ...{ number, kind: "invoice", month: month.month, customerId, corrects: null, issuer: month.issuer },
        ...{ from: month.from.toISOString(), to: month.to.toISOString(), issuedAt: month.at.toISOString() },
        jobs: shown.map(({ jobId, ...job }) => ({ jobId: jobId ?? "", ...chargesOf([job]) })),
        otherJobs: otherJobs(jobs.filter(({ jobId }) => jobId === null)),
        ...amounts,
        previous: sums.last.hash,
      },
      {
        salt: randomBytes(16).toString("hex"),
        ...{ name: person?.name ?? "", email: person?.email ?? "" },
        // Of somebody who has left meanwhile nothing is written down again.
        jobs: person ? shown.map(({ name }) => name) : [],
        reason: null,
        billing: billing.get(customerId),
      },
    );
    const { hash, facts } = sealed;
    const words = person ? sealed.words : null;
    data.push({ no: number, kind: "invoice", month: month.month, customerId, facts, hash, words, at: month.at });
    sums.last = { no: number, hash };
    sums.totalNanos += amounts.totalNanos;
    sums.paidNanos += amounts.paidNanos;
    sums.taxNanos += amounts.taxes.reduce((all, { nanos }) => all + nanos, 0);
  }
  await tx.invoice.createMany({ data });
  return sums;
}

const chargesOf = (jobs: readonly Pick<ChargedJob, "chargedNanos" | "returnedNanos">[]) => ({
  chargedNanos: jobs.reduce((all, job) => all + job.chargedNanos, 0),
  returnedNanos: jobs.reduce((all, job) => all + job.returnedNanos, 0),
});

const otherJobs = (jobs: readonly ChargedJob[]): InvoiceFacts["otherJobs"] => ({
  jobs: jobs.reduce((all, job) => all + job.jobs, 0),
  ...chargesOf(jobs),
});
