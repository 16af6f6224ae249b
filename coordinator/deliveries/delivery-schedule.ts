import { HOUR, MINUTE, SECOND } from "#core/time";

/** Waits from the end of one attempt to the next; after the last one the delivery is given up. */
const WAITS = [5 * SECOND, 30 * SECOND, 2 * MINUTE, 10 * MINUTE, HOUR, 3 * HOUR, 8 * HOUR, 24 * HOUR];

/** The wait after this many attempts, or undefined after the last one. `draw` spreads out what failed together. */
export function waitAfter(tries: number, draw: number): number | undefined {
  const wait = WAITS[tries - 1];
  return wait === undefined ? undefined : Math.round(wait * (1 + 0.2 * draw));
}
