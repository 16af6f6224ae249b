import type { ClosedMonth as ClosedMonthRow } from "#prisma/generated/client";
import type { ClosedMonth } from "#protocol/api/invoices";

export const closedMonthView = (row: ClosedMonthRow): ClosedMonth => ({
  month: row.month,
  closedAt: row.closedAt.toISOString(),
  invoices: row.invoices,
  totalNanos: Number(row.totalNanos),
  paidNanos: Number(row.paidNanos),
  taxNanos: Number(row.taxNanos),
});
