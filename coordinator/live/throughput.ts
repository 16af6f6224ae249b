/** Units settled in each of the last whole seconds. */
export class Throughput {
  readonly #perSecond: number[];
  readonly #seconds: number;
  #second = 0;
  #total = 0;

  constructor(seconds = 10) {
    this.#seconds = seconds;
    this.#perSecond = new Array(seconds + 1).fill(0);
  }

  get total(): number {
    return this.#total;
  }

  add(units: number, nowMs: number) {
    this.#advance(nowMs);
    this.#total += units;
    const slot = this.#second % this.#perSecond.length;
    this.#perSecond[slot] = (this.#perSecond[slot] ?? 0) + units;
  }

  /** The mean over the window, without the second that is not over. */
  perSecond(nowMs: number): number {
    this.#advance(nowMs);
    const current = this.#perSecond[this.#second % this.#perSecond.length] ?? 0;
    return (this.#perSecond.reduce((sum, units) => sum + units, 0) - current) / this.#seconds;
  }

  #advance(nowMs: number) {
    const second = Math.floor(nowMs / 1_000);
    const steps = Math.min(second - this.#second, this.#perSecond.length);
    for (let step = 1; step <= steps; step++) this.#perSecond[(second - steps + step) % this.#perSecond.length] = 0;
    this.#second = Math.max(this.#second, second);
  }
}
