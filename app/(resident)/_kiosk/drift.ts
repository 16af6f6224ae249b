const MINUTE_MS = 60_000;
/** Periods without a common divisor: the picture is hardly ever in the same place twice in a day. */
const ACROSS_MINUTES = 47;
const DOWN_MINUTES = 31;

/** How far the picture has wandered, −1 to 1 in each direction: no bright edge stays on the same dots of a screen. It moves once a minute. */
export function driftAt(at: number): { x: number; y: number } {
  const minutes = Math.floor(at / MINUTE_MS);
  return { x: turn(minutes / ACROSS_MINUTES), y: turn(minutes / DOWN_MINUTES) };
}

const turn = (share: number) => Math.sin((share % 1) * 2 * Math.PI);
