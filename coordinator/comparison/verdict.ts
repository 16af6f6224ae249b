import type { ComparisonTrouble } from "#protocol/job-faults/comparison-trouble";
import type { Misfit } from "#protocol/job-faults/misfit";

/** What became of comparing two outputs `a` and `b` of a unit. */
export type ComparisonVerdict =
  | { kind: "judged"; same: boolean }
  /** One or both could not be compared. */
  | { kind: "misfit"; a?: Misfit; b?: Misfit }
  /** The customer's function failed. */
  | { kind: "fault"; troubles: Trouble[] };

export interface Trouble {
  did: ComparisonTrouble;
  /** The outputs it was called with. */
  with: ("a" | "b")[];
}
