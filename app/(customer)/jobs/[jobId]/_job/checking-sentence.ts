import type { Numbers } from "#app/_language/english-numbers.ts";
import type { TranslatorOf } from "#app/_messages/translator-in.ts";
import { promiseArguments } from "#app/(customer)/jobs/_checking/promise-arguments.ts";
import type { Replicas } from "#core/reputation/promise";
import type { JobManifest } from "#protocol/manifest/job-manifest";

/** How results are checked and what that buys, for the customer to judge a result by. */
export function checkingSentence(
  t: TranslatorOf<"customer.checking">,
  numbers: Numbers,
  replicas: Replicas,
  comparison: JobManifest["comparison"],
): string {
  if (replicas === 1) return t("once");
  const promise = promiseArguments(replicas, t, numbers);
  if (replicas === "adaptive") return t("adaptive", promise);
  return t(comparison.kind === "bytes" ? "sameBytes" : "equalAnswers", { ...promise, households: replicas });
}
