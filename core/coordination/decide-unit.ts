import type { Comparison } from "../quorum/compare";
import { type AdaptiveSettlement, settleAdaptively } from "../quorum/settle-adaptively";
import { settleUnit } from "../quorum/settle-unit";
import type { ReturnedReplica } from "../units/block-run";
import { isFickle } from "./evidence";
import type { City, JobRun } from "./state";
import { hasTrustedVoices } from "./trusted-voices";

/**
 * Metered programs spend the same fuel on every honest device; the time of a JavaScript unit differs. A program whose
 * outputs may differ took other turns on the way to them, so that its fuel may differ too.
 */
export const comparisonOf = (job: JobRun): Comparison =>
  job.sheet.runtime === "wasi" && !job.comparison ? "bytes-and-fuel" : "bytes";

/** Decides a unit by the job's own quorum, or by what the city knows of those who answered. */
export function decideUnit(
  city: City,
  job: JobRun,
  answers: readonly ReturnedReplica[],
): AdaptiveSettlement<ReturnedReplica> {
  const comparison = comparisonOf(job);
  if (!job.adaptive) return settleUnit(answers, job.replicas, comparison);
  return settleAdaptively(answers, { comparison, plain: !hasTrustedVoices(city), mayStandAlone: !isFickle(job) });
}
