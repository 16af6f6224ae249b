/** What became of comparing two outputs `a` and `b` of a unit. */
export type ComparisonVerdict =
  | { kind: "judged"; same: boolean }
  /** One or both could not be compared, each for the reason given as a sentence. */
  | { kind: "misfit"; a?: string; b?: string }
  /** The customer's function failed. */
  | { kind: "fault"; troubles: Trouble[] };

export interface Trouble {
  /** A sentence about the function. */
  message: string;
  /** The outputs it was called with. */
  with: ("a" | "b")[];
}
