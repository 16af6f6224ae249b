import type { Job as JobRow } from "#prisma/generated/client";
import type { BudgetWarning } from "#protocol/manifest/budget-warning";

/** A warning if the remaining budget may not be enough for the remaining units, at their average price so far. */
export function budgetWarning({ units, agreed, failed, spentNanos, budgetNanos }: JobRow): BudgetWarning | undefined {
  const settled = agreed + failed;
  const leftNanos = Number(budgetNanos - spentNanos);
  if (settled === 0) return undefined;
  const perUnit = Number(spentNanos) / settled;
  const neededNanos = Math.ceil(perUnit * (units - settled));
  if (neededNanos <= leftNanos) return undefined;
  return { units: units - settled, neededNanos, leftNanos, paidUnits: Math.floor(leftNanos / perUnit) };
}
