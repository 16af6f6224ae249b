import type { TruthKind, TruthOf } from "../_donation/truth";

/** How a truth is told: one line, a number that changes by itself, and a second, quieter sentence. */
export interface Sentence {
  line: string;
  count?: string;
  more?: string;
}

/** A language has a sentence for every truth, or it does not compile. */
export type TruthWords = { [Kind in TruthKind]: (truth: TruthOf<Kind>, city: string) => Sentence };
