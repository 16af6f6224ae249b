import type { Numbers } from "#app/_language/english-numbers.ts";
import type { TranslatorOf } from "#app/_messages/translator-in.ts";
import type { JobPulse } from "#protocol/live-messages";

/** What a unit costs, and what becomes of the rest of the budget. */
export function costSentence(
  t: TranslatorOf<"customer.job.cost">,
  { money }: Numbers,
  { agreed, failed, spentNanos, budgetNanos, state }: JobPulse,
): string {
  const settled = agreed + failed;
  if (settled === 0) return t("nothing");
  const price = money(Math.round(spentNanos / settled));
  if (state === "finished" || state === "cancelled") {
    return t("over", { price, rest: money(budgetNanos - spentNanos) });
  }
  return t("soFar", { price });
}
