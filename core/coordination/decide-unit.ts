import type { Comparison } from "../quorum/compare";
import { type AdaptiveSettlement, settleAdaptively } from "../quorum/settle-adaptively";
import { settleUnit } from "../quorum/settle-unit";
import type { Clearing, ReturnedReplica } from "../units/block-run";
import { chorusOf } from "./chorus";
import { isFickle } from "./evidence";
import type { City, JobRun } from "./state";

/**
 * Metered programs spend the same fuel on every honest device; the time of a JavaScript unit differs. A program whose
 * outputs may differ took other turns on the way to them, so that its fuel may differ too.
 */
export const comparisonOf = (job: JobRun): Comparison =>
  job.sheet.runtime === "wasi" && !job.comparison ? "bytes-and-fuel" : "bytes";

/** Two households that are quick to answer for each other must not clear each other, where others could. */
function mayConfirm(city: City, clearing: Clearing, { household }: ReturnedReplica): boolean {
  const confirmed = clearing.checkers.get(household) ?? 0;
  return chorusOf(city) !== "trusted" || confirmed < clearing.mostByOne;
}

/** What a job does first is not left to gather: neither its first units, nor failures while nothing else has come of it. */
const isConfirmedAtOnce = (city: City, job: JobRun, unit: number, newest: ReturnedReplica | undefined) =>
  unit < city.policy.checking.firstUnits || (job.agreed === 0 && newest?.ok === false);

/** Decides a unit by the job's own quorum, or by what the city knows of those who answered. */
export function decideUnit(
  city: City,
  job: JobRun,
  unit: number,
  answers: readonly ReturnedReplica[],
  clearing?: Clearing,
): AdaptiveSettlement<ReturnedReplica> {
  const comparison = comparisonOf(job);
  if (!job.adaptive) return settleUnit(answers, job.replicas, comparison);
  const newest = answers.at(-1);
  if (answers.length === 2 && clearing && newest && !mayConfirm(city, clearing, newest))
    return { kind: "undecided", wanted: 1 };
  const chorus = chorusOf(city);
  const quorum = chorus === "few" ? job.replicas : city.policy.checking.untrustedQuorum;
  const settlement = settleAdaptively(answers, { comparison, quorum, trust: chorus !== "many" && !isFickle(job) });
  return settlement.kind === "held" && isConfirmedAtOnce(city, job, unit, newest)
    ? { kind: "undecided", wanted: 1 }
    : settlement;
}
