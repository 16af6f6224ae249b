import { type Answer, type Comparison, sameAnswer } from "./compare";
import { mostReplicas, type Settlement } from "./settle-unit";

/** So many equal answers settle a unit though none of them is trusted. */
const UNTRUSTED_QUORUM = 3;

export interface AdaptiveRules {
  comparison: Comparison;
  /** Nobody in the city is trusted yet: any two that agree are believed. */
  plain: boolean;
  /** Whether a trusted answer may stand alone, to be cleared with others of its household. */
  mayStandAlone: boolean;
}

export type AdaptiveSettlement<A extends Answer> = Settlement<A> | { kind: "held" };

/**
 * Decides a unit of a job whose checking is left to the city, from its answers, one per voice, the newest last: only
 * the newest can settle it, for its row carries the output.
 */
export function settleAdaptively<A extends Answer & { trusted: boolean }>(
  answers: readonly A[],
  { comparison, plain, mayStandAlone }: AdaptiveRules,
): AdaptiveSettlement<A> {
  const newest = answers.at(-1);
  if (!newest) return { kind: "undecided", wanted: 1 };
  if (answers.length === 1)
    return newest.trusted && mayStandAlone ? { kind: "held" } : { kind: "undecided", wanted: 1 };
  const agreeing = answers.filter((answer) => sameAnswer(answer, newest, comparison));
  const enough = plain ? 2 : UNTRUSTED_QUORUM;
  if (agreeing.length >= enough || (agreeing.length === 2 && agreeing.some(({ trusted }) => trusted)))
    return { kind: "agreed", agreeing, outvoted: answers.filter((answer) => !agreeing.includes(answer)) };
  if (answers.length >= mostReplicas(UNTRUSTED_QUORUM)) return { kind: "disputed", answers: answers.length };
  return { kind: "undecided", wanted: 1 };
}
