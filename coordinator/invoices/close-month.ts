import type { ClosedMonth, Prisma } from "#prisma/generated/client";
import { refuse } from "../refusals/refuse";
import { monthSpan } from "../statements/month-span";
import { invoiceTermsOf } from "./invoice-terms";
import { issueInvoices } from "./issue-invoices";
import { lockInvoices } from "./lock-invoices";
import { chargedCustomers, collectMonthCharges, markInvoiced } from "./month-charges";
import { nextMonth } from "./next-month";
import { refuseUnlessOver } from "./refuse-unless-over";

/**
 * Issues the invoices of a month, all or none. Its charges are final by then: the month is over by the database's clock, which
 * dates postings by the beginning of their transaction, and no transaction is left that began in it. `first`: the number
 * from which on the month's postings are found.
 */
export async function closeMonth(
  tx: Prisma.TransactionClient,
  month: string,
  first: number,
): Promise<{ closed: ClosedMonth; isNew: boolean }> {
  const last = await lockInvoices(tx);
  const known = await tx.closedMonth.findUnique({ where: { month } });
  if (known) return { closed: known, isNew: false };
  const next = await nextMonth(tx);
  if (!next) throw refuse("nothing-to-close");
  if (next.month !== month) throw refuse("month-not-next", { next: next.month });
  const { from, to } = monthSpan(month);
  const at = await refuseUnlessOver(tx, month, to);
  const terms = await invoiceTermsOf(tx, month);
  if (!terms) throw refuse("no-invoice-terms", { month });
  await collectMonthCharges(tx, next.isFirst ? { first: 0, from: new Date(0), to } : { first, from, to });
  let issued = { last, totalNanos: 0, paidNanos: 0, taxNanos: 0 };
  for (let after = ""; ; ) {
    const customers = await chargedCustomers(tx, after);
    if (customers.size === 0) break;
    issued = await issueInvoices(tx, { ...terms, month, from, to, at }, customers, issued);
    after = [...customers.keys()].at(-1) ?? after;
  }
  await markInvoiced(tx);
  const { totalNanos, paidNanos, taxNanos } = issued;
  const invoices = issued.last.no - last.no;
  const data = { month, closedAt: at, firstNo: last.no + 1, invoices, totalNanos, paidNanos, taxNanos };
  return { closed: await tx.closedMonth.create({ data }), isNew: true };
}
