import type { Refusal } from "#protocol/refusals/refusal";
import { REFUSALS, type RefusalFacts, type RefusalReason } from "#protocol/refusals/refusals";
import { fixedSpaces } from "#protocol/text/fixed-spaces";
import { ApiError, type RefusedField } from "./api-error";

/** The error to throw for what is refused, in the words of every language. */
export const refuse = <Reason extends RefusalReason>(reason: Reason, ...facts: RefusalFacts<Reason>): ApiError =>
  refuseFields([], reason, ...facts);

/** Also names the fields that must be changed. */
export function refuseFields<Reason extends RefusalReason>(
  fields: readonly RefusedField[],
  reason: Reason,
  ...[facts]: RefusalFacts<Reason>
): ApiError {
  const { code, en, fr } = REFUSALS[reason] as Refusal<typeof facts>;
  return new ApiError(code, { en: en(facts), fr: fixedSpaces(fr(facts)) }, fields);
}
