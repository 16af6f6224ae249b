import type { Job as JobRow } from "#prisma/generated/client";
import { dollarText } from "#protocol/dollar-nanos";

/** A warning if the remaining budget may not be enough for the remaining units, at their average price so far. */
export function budgetWarning({ units, agreed, failed, spentNanos, budgetNanos }: JobRow): string[] {
  const settled = agreed + failed;
  const left = Number(budgetNanos - spentNanos);
  if (settled === 0) return [];
  const perUnit = Number(spentNanos) / settled;
  const needed = Math.ceil(perUnit * (units - settled));
  if (needed <= left) return [];
  const paid = Math.floor(left / perUnit);
  return [
    `At what units have cost so far, the ${units - settled} units that are left cost about C$${dollarText(needed)}, and C$${dollarText(left)} is left of the budget: it pays for some ${paid} of them. Add to it, or the job pauses when it is spent.`,
  ];
}
