const WINDOW_MS = 10_000;
const SAMPLE_EVERY_MS = 1_000;

/** Units a second over the last ten seconds, from occasional samples of the total. */
export class ProgressRate {
  readonly #samples: { at: number; units: number }[] = [];

  /** The total may fall, when answers that waited to be confirmed are rejected. */
  look(units: number, at: number) {
    const last = this.#samples.at(-1);
    if (last && at - last.at < SAMPLE_EVERY_MS) return;
    this.#samples.push({ at, units });
    while (this.#samples.length > 2 && at - (this.#samples[0]?.at ?? at) > WINDOW_MS) this.#samples.shift();
  }

  get perSecond(): number {
    const [first, last] = [this.#samples[0], this.#samples.at(-1)];
    if (!first || !last || last.at <= first.at) return 0;
    return Math.max(0, ((last.units - first.units) * 1_000) / (last.at - first.at));
  }
}
