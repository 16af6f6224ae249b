/** What became of comparing two outputs `a` and `b` of a unit. */
export type ComparisonVerdict =
  | { kind: "judged"; same: boolean }
  /** One or both are nothing that could be compared, each for the reason given as a sentence. */
  | { kind: "misfit"; a?: string; b?: string }
  /** The customer's function did not do its work. */
  | { kind: "fault"; troubles: Trouble[] };

export interface Trouble {
  /** A sentence about the function. */
  message: string;
  /** The outputs that it was given. */
  with: ("a" | "b")[];
}
