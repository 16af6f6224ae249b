import type { Comparison } from "../../quorum/compare";
import { type AdaptiveSettlement, settleAdaptively } from "../../quorum/settle-adaptively";
import { settleUnit } from "../../quorum/settle-unit";
import type { PendingBatch, ReturnedReplica } from "../../units/block-run";
import type { JobRun, State } from "../state";
import { isContested } from "../trust/beside-anchors";
import { isNondeterministic } from "../trust/evidence";
import { trustModeIn, trustModeOf } from "../trust/trust-mode";
import type { TrustMode } from "../trust/trust-modes";

/**
 * Metered programs spend the same fuel on every honest device; the time of a JavaScript unit differs. A program whose
 * outputs may differ took other turns on the way to them, so that its fuel may differ too.
 */
export const comparisonOf = (job: JobRun): Comparison =>
  job.spec.runtime === "wasi" && !job.comparison ? "bytes-and-fuel" : "bytes";

/** Two households must not keep confirming each other by being quick, as long as others could do it. */
function mayConfirmBatch(state: State, pendingBatch: PendingBatch, { household }: ReturnedReplica): boolean {
  const confirmed = pendingBatch.checkers.get(household) ?? 0;
  return trustModeOf(state) !== "trusted" || confirmed < pendingBatch.maxByOne;
}

/** A job's first units, and failures before any success, are decided at once and never wait in a pending batch. */
const isConfirmedAtOnce = (state: State, job: JobRun, unit: number, newest: ReturnedReplica | undefined) =>
  unit < state.policy.checking.firstUnits || (job.agreed === 0 && newest?.ok === false);

/** How many unknown devices are believed if they agree; none where an anchor can tell who is right. */
function quorumIn(trustMode: TrustMode, job: JobRun, { policy }: State): number {
  if (trustMode === "few") return job.replicas;
  return trustMode === "anchored" ? Number.POSITIVE_INFINITY : policy.checking.untrustedQuorum;
}

/**
 * Of a program that does not give the same answer everywhere no answer is believed on its own. An anchor's are all the
 * same: strangers who lie together would have it disbelieved otherwise, by being the first to answer.
 */
function trustModeFor(state: State, job: JobRun): TrustMode {
  const trustMode = trustModeIn(state, job);
  return trustMode !== "anchored" && isNondeterministic(job) ? "many" : trustMode;
}

/** Decides a unit by the job's own quorum, or by what the city knows of those who answered. */
export function decideUnit(
  state: State,
  job: JobRun,
  unit: number,
  answers: readonly ReturnedReplica[],
  pendingBatch?: PendingBatch,
): AdaptiveSettlement<ReturnedReplica> {
  const comparison = comparisonOf(job);
  if (!job.adaptive) return settleUnit(answers, job.replicas, comparison);
  const newest = answers.at(-1);
  if (answers.length === 2 && pendingBatch && newest && !mayConfirmBatch(state, pendingBatch, newest))
    return { kind: "undecided", wanted: 1 };
  const trustMode = trustModeFor(state, job);
  const settlement = settleAdaptively(answers, {
    comparison,
    quorum: quorumIn(trustMode, job, state),
    trust: trustMode !== "many",
  });
  if (trustMode === "anchored" && settlement.kind === "undecided" && isContested(state, answers))
    return { kind: "disputed", answers: answers.length };
  return settlement.kind === "pending" && isConfirmedAtOnce(state, job, unit, newest)
    ? { kind: "undecided", wanted: 1 }
    : settlement;
}
