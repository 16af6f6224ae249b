import type { Numbers } from "#app/_language/english-numbers.ts";
import type { TranslatorOf } from "#app/_messages/translator-in.ts";
import type { JobPulse } from "#protocol/live-messages";

/** Why fewer units are settled than before; undefined when none is computed again. */
export function reopenedSentence(
  t: TranslatorOf<"customer.job.right">,
  { count }: Numbers,
  { reopened, state }: JobPulse,
): string | undefined {
  if (reopened === 0 || state === "finished" || state === "cancelled") return undefined;
  return t("again", { results: count(reopened), count: reopened });
}
