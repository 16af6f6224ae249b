/** What can be seen of a window from inside it. */
export interface Sight {
  isVisible: boolean;
  hasFocus: boolean;
  width: number;
  height: number;
  x: number;
  y: number;
}

/** Long enough to see what has just appeared or moved under the hand, and that a press was meant for something else. */
export const STEADY_MS = 1_000;
/** Below this not all of what is agreed to can be seen. */
const MIN_WIDTH = 280;
const MIN_HEIGHT = 320;

export const isLargeEnough = ({ width, height }: Sight) => width >= MIN_WIDTH && height >= MIN_HEIGHT;

/** Whether a press in this window can only be meant for what is in it: it is in front, large enough, and has not moved. */
export class SteadyWatch {
  #last = "";
  #since = Number.POSITIVE_INFINITY;

  look(sight: Sight, now: number) {
    const seen = JSON.stringify(sight);
    const isFit = sight.isVisible && sight.hasFocus && isLargeEnough(sight);
    if (!isFit) this.#since = Number.POSITIVE_INFINITY;
    else if (seen !== this.#last || this.#since === Number.POSITIVE_INFINITY) this.#since = now;
    this.#last = seen;
  }

  /** Whether it was at this moment, if it still is. */
  isSteady(at: number): boolean {
    return at - this.#since >= STEADY_MS;
  }
}
