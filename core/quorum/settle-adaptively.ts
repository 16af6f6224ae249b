import { type Answer, type Comparison, sameAnswer } from "./compare";
import { maxReplicas, type Settlement } from "./settle-unit";

export interface AdaptiveRules {
  comparison: Comparison;
  /** How many equal answers settle a unit if none of them is trusted. */
  quorum: number;
  /**
   * Whether a trusted answer may stand alone, to be spot-checked with others of its household, and settles what it
   * confirms.
   */
  trust: boolean;
}

export type AdaptiveSettlement<A extends Answer> = Settlement<A> | { kind: "pending" };

/**
 * Decides a unit of an adaptive job from its answers, one per voter, the newest last: only the newest can settle the
 * unit, because its row carries the output.
 */
export function settleAdaptively<A extends Answer & { trusted: boolean }>(
  answers: readonly A[],
  { comparison, quorum, trust }: AdaptiveRules,
): AdaptiveSettlement<A> {
  const newest = answers.at(-1);
  if (!newest) return { kind: "undecided", wanted: 1 };
  if (trust && answers.length === 1 && newest.trusted) return { kind: "pending" };
  const agreeing = answers.filter((answer) => sameAnswer(answer, newest, comparison));
  const confirmed = trust && agreeing.length > 1 && agreeing.some(({ trusted }) => trusted);
  if (agreeing.length >= quorum || confirmed)
    return { kind: "agreed", agreeing, outvoted: answers.filter((answer) => !agreeing.includes(answer)) };
  if (answers.length >= maxReplicas(quorum)) return { kind: "disputed", answers: answers.length };
  return { kind: "undecided", wanted: trust ? 1 : quorum - agreeing.length };
}
