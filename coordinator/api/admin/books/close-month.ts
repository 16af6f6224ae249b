import type { ClosedMonth } from "#protocol/api/invoices";
import { MonthInput } from "#protocol/api/months";
import { LIMITS } from "#protocol/limits";
import { audit } from "../../../auth/audit";
import { requireAdmin } from "../../../auth/context";
import { handle } from "../../../handle";
import { closeMonth as close } from "../../../invoices/close-month";
import { firstPostingOf } from "../../../statements/first-posting-since";
import { monthSpan } from "../../../statements/month-span";
import type { Call } from "../../call";
import { parseInput } from "../../parse-input";
import { closedMonthView } from "./closed-month-view";

/** Closing a closed month answers with what was issued, and issues nothing. */
export async function closeMonth({ ctx, input }: Call<unknown>): Promise<ClosedMonth> {
  requireAdmin(ctx, "closeMonth");
  const { month } = parseInput(MonthInput, input);
  const { pool, prisma } = handle();
  const first = await firstPostingOf(pool, monthSpan(month).from);
  return prisma.$transaction(
    async (tx) => {
      const { closed, isNew } = await close(tx, month, first);
      const { invoices, totalNanos } = closed;
      if (isNew) await audit(tx, ctx, "month.closed", month, { invoices, nanos: Number(totalNanos) });
      return closedMonthView(closed);
    },
    { timeout: LIMITS.MAX_CLOSING_MS },
  );
}
