import type { CheckedMonth } from "#protocol/api/invoices";
import { MonthInput } from "#protocol/api/months";
import { requireAdmin } from "../../../auth/context";
import { handle } from "../../../handle";
import { checkMonth as check } from "../../../invoices/check-month";
import { refuse } from "../../../refusals/refuse";
import type { Call } from "../../call";
import { parseInput } from "../../parse-input";

export async function checkMonth({ ctx, input }: Call<unknown>): Promise<CheckedMonth> {
  requireAdmin(ctx, "checkMonth");
  const { month } = parseInput(MonthInput, input);
  const { pool, prisma } = handle();
  const closed = await prisma.closedMonth.findUnique({ where: { month } });
  if (!closed) throw refuse("month-not-closed", { month });
  return check(pool, closed);
}
