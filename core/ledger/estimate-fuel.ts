/** Student's t for 99 % confidence, by degrees of freedom from 1. */
const T = [
  63.7, 9.92, 5.84, 4.6, 4.03, 3.71, 3.5, 3.36, 3.25, 3.17, 3.11, 3.05, 3.01, 2.98, 2.95, 2.92, 2.9, 2.88, 2.86, 2.85,
  2.83, 2.82, 2.81, 2.8, 2.79,
];
const T_OF_MANY = 2.58;
/** Standard deviation of the logarithms below which units are alike and their plain mean is enough. */
const ALIKE = 0.3;

export interface FuelEstimate {
  /** Of one unit. */
  mean: number;
  low: number;
  high: number;
}

/**
 * Estimates a unit's average cost from a sample drawn across the whole job. If costs differ widely, a few of the
 * dearest units make up most of the sum and may be missing from the sample. The interval then includes that of a
 * log-normal mean (Cox's method, with Student's t), which grows with the spread of the logarithms, besides the ordinary
 * one, for costs of two kinds are not log-normal. It cannot account for kinds of units of which none was drawn.
 */
export function estimateFuel(drawn: readonly number[]): FuelEstimate {
  const n = drawn.length;
  const mean = sumOf(drawn) / n;
  if (n < 2) return { mean, low: 0, high: Number.POSITIVE_INFINITY };
  const t = T[n - 2] ?? T_OF_MANY;
  const half = t * Math.sqrt(varianceOf(drawn) / n);
  const logs = drawn.map((fuel) => Math.log(Math.max(1, fuel)));
  const spread = varianceOf(logs);
  if (Math.sqrt(spread) < ALIKE) return { mean, low: Math.max(0, mean - half), high: mean + half };
  const middle = sumOf(logs) / n + spread / 2;
  const halfOfLog = t * Math.sqrt(spread / n + spread ** 2 / (2 * (n - 1)));
  const low = Math.min(mean - half, Math.exp(middle - halfOfLog));
  return { mean, low: Math.max(low, Math.min(...drawn)), high: Math.max(mean + half, Math.exp(middle + halfOfLog)) };
}

const sumOf = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0);

function varianceOf(values: readonly number[]): number {
  const mean = sumOf(values) / values.length;
  return sumOf(values.map((value) => (value - mean) ** 2)) / (values.length - 1);
}
