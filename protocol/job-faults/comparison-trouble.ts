/**
 * What a customer's comparison function did instead of answering true or false. `said`: in its own words, or the type of
 * what it answered; `line`: where, or 0. `twice`: it was given one output as both.
 */
export interface ComparisonTrouble {
  what: ComparisonTroubleKind;
  said: string;
  line: number;
  twice: boolean;
}

export const COMPARISON_TROUBLES = [
  "steps",
  "memory",
  "threw",
  "answered",
  "no-function",
  "slow",
  "false",
  "swapped",
] as const;
export type ComparisonTroubleKind = (typeof COMPARISON_TROUBLES)[number];
