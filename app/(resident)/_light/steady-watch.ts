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
  #heldSince = Number.NEGATIVE_INFINITY;

  look(sight: Sight, now: number) {
    const seen = JSON.stringify(sight);
    const isFit = sight.isVisible && sight.hasFocus && isLargeEnough(sight);
    if (!isFit) this.#since = Number.POSITIVE_INFINITY;
    else if (seen !== this.#last || this.#since === Number.POSITIVE_INFINITY) this.#since = now;
    this.#last = seen;
  }

  /** A disabled button hears of no mouse that goes down: a press that began on it has no beginning that counts. */
  hold({ isTrusted, timeStamp }: Pick<Event, "isTrusted" | "timeStamp">) {
    if (isTrusted) this.#heldSince = timeStamp;
  }

  /** A keyboard and a screen reader press at once (`detail` 0); a mouse may be held for as long as its hand likes. */
  isMeant({ isTrusted, detail }: Pick<MouseEvent, "isTrusted" | "detail">, now: number): boolean {
    return isTrusted && this.isSteady(detail === 0 ? now : this.#heldSince);
  }

  /** Whether it was at this moment, if it still is. */
  isSteady(at: number): boolean {
    return at - this.#since >= STEADY_MS;
  }
}
