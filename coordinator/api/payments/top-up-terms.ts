import type { z } from "zod";
import { NANOS_PER_CENT, wholeCents } from "#core/payments/cents";
import type { StartTopUpsInput } from "#protocol/api/payments";
import { LIMITS } from "#protocol/limits";
import { dollarNanos, dollarText } from "#protocol/text/dollar-nanos";
import { handle } from "../../handle";
import { refuse } from "../../refusals/refuse";

const DAY_S = 86_400;
const ofCents = (cents: number) => dollarText(cents * NANOS_PER_CENT);
const range = (min: number, max: number) => ({ minimum: ofCents(min), maximum: ofCents(max) });

/** In cents, each within its bounds. */
export function topUpTerms({ below, amount, monthly }: z.infer<typeof StartTopUpsInput>) {
  const [belowCents, cents, monthCents] = [below, amount, monthly].map((text) => wholeCents(dollarNanos(text))) as [
    number,
    number,
    number,
  ];
  const { MIN_ALERT_CENTS, MAX_ALERT_CENTS, MIN_CARD_CENTS, MAX_CARD_CENTS, MAX_TOP_UP_MONTH_CENTS } = LIMITS;
  if (belowCents < MIN_ALERT_CENTS || belowCents > MAX_ALERT_CENTS)
    throw refuse("alert-amount", range(MIN_ALERT_CENTS, MAX_ALERT_CENTS));
  if (cents < MIN_CARD_CENTS || cents > MAX_CARD_CENTS)
    throw refuse("top-up-amount", range(MIN_CARD_CENTS, MAX_CARD_CENTS));
  if (monthCents < cents || monthCents > MAX_TOP_UP_MONTH_CENTS)
    throw refuse("top-up-month", range(cents, MAX_TOP_UP_MONTH_CENTS));
  return { belowCents, cents, monthCents };
}

export const termsForAudit = (terms: ReturnType<typeof topUpTerms>) => ({
  belowNanos: terms.belowCents * NANOS_PER_CENT,
  nanos: terms.cents * NANOS_PER_CENT,
  monthNanos: terms.monthCents * NANOS_PER_CENT,
});

/** Saving cards and trying them again shares a bound with payments: with stolen cards, both would ask whether one works. */
export async function takeCardTry(personId: string): Promise<void> {
  const { MAX_CHECKOUTS_PER_DAY: max } = LIMITS;
  const { allowed } = await handle().tries.consume(`payments of ${personId}`, { window: DAY_S, max });
  if (!allowed) throw refuse("too-many-checkouts", { max });
}
