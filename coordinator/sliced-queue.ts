/** Waiting acts occupy the event loop for no longer than this at a time; a single act takes less. */
const SLICE_MS = 8;

/** Finished acts are removed from the list when there are this many of them. */
const DONE_KEPT = 1_000;

/**
 * Small acts in order of arrival: messages of devices, of which thousands may arrive in one turn of the event loop, and
 * messages to as many. They are done in slices, with timers, requests and the store in between. O(1) an act.
 */
export class SlicedQueue {
  readonly #max: number;
  readonly #now: () => number;
  #waiting: (() => void)[] = [];
  /** How many acts at the front of `#waiting` are done. */
  #done = 0;
  #isDue = false;

  /** While more than `max` wait, each new one first causes the oldest to be done. */
  constructor(max = Number.POSITIVE_INFINITY, now: () => number = () => performance.now()) {
    this.#max = max;
    this.#now = now;
  }

  get size(): number {
    return this.#waiting.length - this.#done;
  }

  push(act: () => void) {
    this.#waiting.push(act);
    this.#comeBack();
    if (this.size > this.#max) process.nextTick(() => this.#doNext());
  }

  #comeBack() {
    if (this.#isDue || this.size === 0) return;
    this.#isDue = true;
    setImmediate(() => this.#doSlice());
  }

  #doSlice() {
    this.#isDue = false;
    const until = this.#now() + SLICE_MS;
    try {
      while (this.size > 0) {
        this.#doNext();
        if (this.#now() >= until) return;
      }
    } finally {
      this.#comeBack(); // Also after an act that threw.
    }
  }

  #doNext() {
    const act = this.#waiting[this.#done++];
    if (this.#done === this.#waiting.length || this.#done === DONE_KEPT) {
      this.#waiting = this.#waiting.slice(this.#done);
      this.#done = 0;
    }
    act?.();
  }
}
