import { NANOS_PER_CENT } from "#core/payments/cents";
import { SetBalanceAlertInput } from "#protocol/api/payments";
import { LIMITS } from "#protocol/limits";
import { dollarNanos, dollarText } from "#protocol/text/dollar-nanos";
import { requirePerson } from "../../auth/context";
import { handle } from "../../handle";
import { setAlert } from "../../payments/balance-alerts";
import { refuse } from "../../refusals/refuse";
import type { Call } from "../call";
import { parseInput } from "../parse-input";

export async function setBalanceAlert({ ctx, input }: Call<unknown>): Promise<Record<string, never>> {
  const { id: personId } = requirePerson(ctx);
  const { below } = parseInput(SetBalanceAlertInput, input);
  const belowNanos = below === null ? null : dollarNanos(below);
  const [min, max] = [LIMITS.MIN_ALERT_CENTS * NANOS_PER_CENT, LIMITS.MAX_ALERT_CENTS * NANOS_PER_CENT];
  if (belowNanos !== null && (belowNanos < min || belowNanos > max))
    throw refuse("alert-amount", { minimum: dollarText(min), maximum: dollarText(max) });
  await setAlert(handle().pool, { personId, belowNanos, language: ctx.language ?? "en" });
  return {};
}
