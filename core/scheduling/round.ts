/** Iterates over many items a few at a time, round after round, so that no single event pays for all of them. */
export class Round<T> {
  readonly #all: { values(): IterableIterator<T> };
  #left: IterableIterator<T> | undefined;

  /** A map or a set, to which items may be added and from which they may be deleted at any time. */
  constructor(all: { values(): IterableIterator<T> }) {
    this.#all = all;
  }

  /** The next items of this round, at most `max`; the first ones of the next round when this one is over. O(max). */
  next(max: number): T[] {
    const taken: T[] = [];
    for (let rounds = 0; rounds < 2 && taken.length === 0; rounds++) this.#take(taken, max);
    return taken;
  }

  #take(taken: T[], max: number) {
    this.#left ??= this.#all.values();
    while (taken.length < max) {
      const { done, value } = this.#left.next();
      if (done) {
        this.#left = undefined;
        return;
      }
      taken.push(value);
    }
  }
}
