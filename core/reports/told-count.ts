import { MIN_HOUSEHOLDS_TOLD } from "../pride/tells-figures";

/** A number of households or devices as a report says it: rounded down to tens, and to two digits. */
export function toldCount(count: number): number {
  let step = 10;
  while (count >= step * 100) step *= 10;
  return Math.floor(count / step) * step;
}

/**
 * Whether a sum may be told that so many households, customers or payees made up. `since`: how many did so after the
 * last edition that told it, because whoever subtracts that one has a sum of these alone; null: no edition told it.
 */
export const mayTell = (count: number, since: number | null): boolean =>
  count >= MIN_HOUSEHOLDS_TOLD && (since === null || since === 0 || since >= MIN_HOUSEHOLDS_TOLD);
