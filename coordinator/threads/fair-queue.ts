import type { WaitingWork } from "#protocol/refusals/calls";
import { refuse } from "../refusals/refuse";

export interface FairQueueBounds {
  /** How much may run at the same time, for all together and for one key. */
  atOnce: number;
  atOncePerKey: number;
  /** How much of one key may wait; more is refused. */
  waitingPerKey: number;
  what: WaitingWork;
}

interface Waiting {
  key: string;
  start: () => void;
}

/**
 * Runs work in turn between keys (people, customers), however much each of them has waiting: next is the first work of
 * the key whose last turn is longest ago.
 */
export class FairQueue {
  readonly #bounds: FairQueueBounds;
  /** Keys in the order of their turns; none has an empty list. */
  readonly #waiting = new Map<string, Waiting[]>();
  readonly #running = new Map<string, number>();
  #runningAltogether = 0;

  constructor(bounds: FairQueueBounds) {
    this.#bounds = bounds;
  }

  /**
   * Returns the result of `work`, which runs when its turn has come. An abort removes it from the queue; once `work`
   * runs, it must handle the abort itself.
   */
  async run<Outcome>(key: string, work: () => Promise<Outcome>, signal?: AbortSignal): Promise<Outcome> {
    signal?.throwIfAborted();
    await this.#turnOf(key, signal);
    try {
      return await work();
    } finally {
      this.#end(key);
    }
  }

  #turnOf(key: string, signal: AbortSignal | undefined): Promise<void> {
    return new Promise((resolve, reject) => {
      const mine = this.#waiting.get(key) ?? [];
      if (mine.length >= this.#bounds.waitingPerKey) {
        const { waitingPerKey, what } = this.#bounds;
        reject(refuse("too-many-waiting", { waiting: waitingPerKey, what }));
        return;
      }
      const waiting: Waiting = {
        key,
        start: () => {
          signal?.removeEventListener("abort", leave);
          resolve();
        },
      };
      const leave = () => {
        this.#remove(waiting);
        reject(signal?.reason);
      };
      signal?.addEventListener("abort", leave, { once: true });
      mine.push(waiting);
      this.#waiting.set(key, mine);
      this.#startNext();
    });
  }

  #startNext() {
    while (this.#runningAltogether < this.#bounds.atOnce) {
      const next = this.#next();
      if (!next) return;
      this.#runningAltogether += 1;
      this.#running.set(next.key, (this.#running.get(next.key) ?? 0) + 1);
      next.start();
    }
  }

  /** Takes the first work of the next key, and moves the key to the end. */
  #next(): Waiting | undefined {
    for (const [key, mine] of this.#waiting) {
      if ((this.#running.get(key) ?? 0) >= this.#bounds.atOncePerKey) continue;
      const next = mine.shift();
      this.#waiting.delete(key);
      if (mine.length > 0) this.#waiting.set(key, mine);
      return next;
    }
    return undefined;
  }

  #remove(waiting: Waiting) {
    const mine = this.#waiting.get(waiting.key) ?? [];
    const left = mine.filter((one) => one !== waiting);
    if (left.length > 0) this.#waiting.set(waiting.key, left);
    else this.#waiting.delete(waiting.key);
  }

  #end(key: string) {
    this.#runningAltogether -= 1;
    const left = (this.#running.get(key) ?? 1) - 1;
    if (left > 0) this.#running.set(key, left);
    else this.#running.delete(key);
    this.#startNext();
  }
}
