import { setTimeout as sleep } from "node:timers/promises";

const TICK_MS = 100;
/** A longer tick means that the whole machine was suspended, and with it everything that is waited for. */
const MAX_TICK_MS = 2_000;

/**
 * Time in which the machine was awake, in milliseconds. After a suspension, a plan based on it does not do everything
 * at once that would have been due meanwhile, and no deadline has passed.
 */
export class AwakeTime {
  readonly #timer: NodeJS.Timeout;
  #last = performance.now();
  #awake = 0;

  constructor() {
    this.#timer = setInterval(() => this.now(), TICK_MS);
  }

  now(): number {
    const at = performance.now();
    this.#awake += Math.min(at - this.#last, MAX_TICK_MS);
    this.#last = at;
    return this.#awake;
  }

  async until(ms: number): Promise<void> {
    for (let left = ms - this.now(); left > 0; left = ms - this.now()) await sleep(left);
  }

  /** Returns a function that says whether this much time has passed since now. */
  after(ms: number): () => boolean {
    const from = this.now();
    return () => this.now() - from > ms;
  }

  close() {
    clearInterval(this.#timer);
  }
}
