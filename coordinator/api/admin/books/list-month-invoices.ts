import { type MonthInvoices, MonthInvoicesInput } from "#protocol/api/invoices";
import { LIMITS } from "#protocol/limits";
import { requireAdmin } from "../../../auth/context";
import { handle } from "../../../handle";
import { creditedNanos } from "../../../invoices/credited-nanos";
import { invoiceView } from "../../../invoices/invoice-views";
import type { Call } from "../../call";
import { parseInput } from "../../parse-input";

const take = LIMITS.MAX_INVOICES_SHOWN;

export async function listMonthInvoices({ ctx, input }: Call<unknown>): Promise<MonthInvoices> {
  requireAdmin(ctx, "listMonthInvoices");
  const { month, before } = parseInput(MonthInvoicesInput, input);
  const { prisma } = handle();
  const rows = await prisma.invoice.findMany({
    where: { month, ...(before === undefined ? {} : { no: { lt: before } }) },
    orderBy: { no: "desc" },
    take,
  });
  const ids = [...new Set(rows.map(({ customerId }) => customerId))];
  const [people, credited] = await Promise.all([
    prisma.person.findMany({ where: { id: { in: ids }, deletedAt: null }, select: { id: true, name: true } }),
    creditedNanos(
      prisma,
      rows.map(({ no }) => no),
    ),
  ]);
  return {
    invoices: rows.map((row) => {
      const view = invoiceView(row);
      const customer = people.find(({ id }) => id === row.customerId)?.name ?? null;
      const left = view.kind === "invoice" ? view.paidNanos - (credited.get(row.no) ?? 0) : 0;
      return { ...view, customerId: row.customerId, customer, creditableNanos: customer === null ? 0 : left };
    }),
    next: rows.length === take ? (rows.at(-1)?.no ?? null) : null,
  };
}
