/** Chromium collects no more. */
const MAX_FRAMES = 10;
/** As every engine writes it, whatever stands around it. */
const FRAME = /wasm-function\[(\d{1,7})\]/;

/**
 * The functions on the stack of a trap, the innermost first, by their numbers in the customer's own module: the meter
 * has added one import, the last. Offsets are those of the metered module, and WebKit has none.
 */
export function trapFrames(stack: unknown, ofMeter: number): number[] {
  if (typeof stack !== "string") return [];
  const frames: number[] = [];
  for (const line of stack.split("\n")) {
    const number = Number(FRAME.exec(line)?.[1] ?? Number.NaN);
    if (Number.isNaN(number) || number === ofMeter) continue;
    if (frames.push(number > ofMeter ? number - 1 : number) === MAX_FRAMES) break;
  }
  return frames;
}
