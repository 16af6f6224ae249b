/** How long a slot's running unit has been paused in total, while others wait for its answer. */
export class HeldTime {
  readonly #now: () => number;
  #since: number | null = null;
  #before = 0;

  constructor(now: () => number) {
    this.#now = now;
  }

  get ms(): number {
    return this.#before + (this.#since === null ? 0 : this.#now() - this.#since);
  }

  hold(isHeld: boolean) {
    this.#before = this.ms;
    this.#since = isHeld ? this.#now() : null;
  }

  /** The next unit begins. */
  restart() {
    this.#before = 0;
    if (this.#since !== null) this.#since = this.#now();
  }
}
