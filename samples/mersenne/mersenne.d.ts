export interface TrialFactoring {
  p: number;
  outcome: "factor" | "prime" | "none-below-bound" | "composite-exponent";
  factor?: number;
  k?: number;
  tried: number;
}

export default function trialFactor(input: number | { p: number; bound?: number }): TrialFactoring;

/** What 2^exponent leaves when divided by `q`, for odd q below 2^50. */
export function powerOfTwo(exponent: number, q: number): number;
