import { type Answer, type Comparison, sameAnswer } from "./compare";

export type Settlement<A extends Answer> =
  /** Enough equal answers: the unit is settled; `agreeing` has the canonical one first. */
  | { kind: "agreed"; agreeing: A[]; outvoted: A[] }
  /** This many more replicas could settle it. */
  | { kind: "undecided"; wanted: number }
  /** Devices keep disagreeing: the program is probably not deterministic. */
  | { kind: "disputed"; answers: number };

/** The number of answers after which a unit without a quorum is given up. */
export const maxReplicas = (quorum: number) => 2 * quorum + 1;

/** Decides a unit from its returned replicas, one per voter. */
export function settleUnit<A extends Answer>(
  answers: readonly A[],
  quorum: number,
  comparison: Comparison,
): Settlement<A> {
  const [only] = answers;
  if (quorum === 1 && answers.length === 1 && only) return { kind: "agreed", agreeing: [only], outvoted: [] };
  let largest = 0;
  for (const candidate of answers) {
    const agreeing = answers.filter((answer) => sameAnswer(answer, candidate, comparison));
    if (agreeing.length >= quorum) {
      return { kind: "agreed", agreeing, outvoted: answers.filter((answer) => !agreeing.includes(answer)) };
    }
    largest = Math.max(largest, agreeing.length);
  }
  if (answers.length >= maxReplicas(quorum)) return { kind: "disputed", answers: answers.length };
  return { kind: "undecided", wanted: quorum - largest };
}
