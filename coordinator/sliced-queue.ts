/** What waits holds the event loop for no longer than this at a time; a single act takes less. */
const SLICE_MS = 8;

/** Acts that are done leave the list when there are so many of them. */
const DONE_KEPT = 1_000;

/**
 * Small acts in the order in which they came: words of devices, of which thousands may come in one turn of the event loop,
 * and what as many are told. They are done in slices, so that timers, requests and the store have their turn in between.
 * O(1) an act.
 */
export class SlicedQueue {
  readonly #max: number;
  readonly #now: () => number;
  #waiting: (() => void)[] = [];
  /** How many from the front of `#waiting` are done. */
  #done = 0;
  #isDue = false;

  /** While more than `max` wait, each new one has the oldest done before anything else is read. */
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
      this.#comeBack(); // also after one that threw
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
