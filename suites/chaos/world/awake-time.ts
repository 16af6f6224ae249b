import { setTimeout as sleep } from "node:timers/promises";

const TICK_MS = 100;
/** A tick that took longer than this was not slow: the whole machine stood still, and with it whatever is waited for. */
const MAX_TICK_MS = 2_000;

/**
 * Time in which the machine was awake, in milliseconds. A plan that follows it does not do at once, after a standstill,
 * all that was due meanwhile; and nobody is late for what nobody could do.
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

  /** Whether so long has passed since now. */
  after(ms: number): () => boolean {
    const from = this.now();
    return () => this.now() - from > ms;
  }

  close() {
    clearInterval(this.#timer);
  }
}
