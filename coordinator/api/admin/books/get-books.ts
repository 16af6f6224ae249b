import type { Books } from "#protocol/api/invoices";
import { LIMITS } from "#protocol/limits";
import { requireAdmin } from "../../../auth/context";
import { handle } from "../../../handle";
import { invoiceTermsOf, termsOf } from "../../../invoices/invoice-terms";
import { nextMonth } from "../../../invoices/next-month";
import { monthSpan } from "../../../statements/month-span";
import type { Call } from "../../call";
import { closedMonthView } from "./closed-month-view";

const take = LIMITS.MAX_MONTHS_SHOWN;

export async function getBooks({ ctx }: Call<unknown>): Promise<Books> {
  requireAdmin(ctx, "getBooks");
  const { prisma } = handle();
  const [next, terms, months] = await Promise.all([
    nextMonth(prisma),
    prisma.invoiceTerms.findMany({ orderBy: { fromMonth: "desc" }, take }),
    prisma.closedMonth.findMany({ orderBy: { month: "desc" }, take }),
  ]);
  return {
    next: next ? await stateOf(next.month) : null,
    terms: terms.map((row) => ({ fromMonth: row.fromMonth, ...termsOf(row) })),
    months: months.map(closedMonthView),
  };
}

async function stateOf(month: string): Promise<NonNullable<Books["next"]>> {
  const { to } = monthSpan(month);
  const hasTerms = (await invoiceTermsOf(handle().prisma, month)) !== undefined;
  return { month, to: to.toISOString(), isOver: to.getTime() <= Date.now(), hasTerms };
}
