import { promiseWords } from "#app/(customer)/jobs/_checking/promise-words.ts";
import type { Replicas } from "#core/reputation/promise";
import type { JobManifest } from "#protocol/job-manifest";

const NUMBERS = ["no", "one", "two", "three", "four", "five"];

/** How results are checked and what that buys, for the customer to judge a result by. */
export function checkingSentence(replicas: Replicas, comparison: JobManifest["comparison"]): string {
  if (replicas === 1) return "Each unit is computed once and accepted as it is: nobody checks it.";
  if (replicas === "adaptive") return `Checked so that ${promiseWords(replicas)}.`;
  const many = NUMBERS[replicas] ?? String(replicas);
  return `Counted once ${many} different households have returned ${comparison.kind === "bytes" ? "the same bytes" : "equal answers"}: so checked, ${promiseWords(replicas)}.`;
}
