import { formatMoney } from "#app/_ui/format/format-money.ts";
import type { JobPulse } from "#protocol/live-messages";

/** What a unit costs, and what becomes of the rest of the budget. */
export function costSentence({ agreed, failed, spentNanos, budgetNanos, state }: JobPulse): string {
  const settled = agreed + failed;
  if (settled === 0) return "Nothing is charged before a unit is settled, and never more than the budget.";
  const each = `${formatMoney(Math.round(spentNanos / settled))} a unit`;
  if (state === "finished" || state === "cancelled") {
    return `${each}. The other ${formatMoney(budgetNanos - spentNanos)} of the budget are back in the account.`;
  }
  return `${each} so far. It never exceeds the budget; what is left comes back when the job ends.`;
}
