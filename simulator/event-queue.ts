import { type Millis, millis } from "#core/time";

interface Entry {
  at: number;
  order: number;
  act: () => void;
}

/** Virtual time: acts happen in order of time, and in order of scheduling at the same time. */
export class EventQueue {
  /** A binary heap, the earliest first. */
  readonly #entries: Entry[] = [];
  #made = 0;
  #now: number;

  constructor(startsAt: number) {
    this.#now = startsAt;
  }

  get now(): Millis {
    return millis(this.#now);
  }

  at(moment: number, act: () => void) {
    const entries = this.#entries;
    let at = entries.length;
    entries.push({ at: Math.max(moment, this.#now), order: this.#made++, act });
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (!this.#swapIfEarlier(at, parent)) break;
      at = parent;
    }
  }

  after(ms: number, act: () => void) {
    this.at(this.#now + ms, act);
  }

  /** Executes the next act. False when there is none before `until`. */
  step(until: number): boolean {
    const entries = this.#entries;
    const first = entries[0];
    if (!first || first.at > until) return false;
    const last = entries.pop();
    if (last && entries.length > 0) {
      entries[0] = last;
      this.#sink();
    }
    this.#now = first.at;
    first.act();
    return true;
  }

  #sink() {
    let at = 0;
    while (true) {
      const left = 2 * at + 1;
      if (left >= this.#entries.length) return;
      const child = this.#isEarlier(left + 1, left) ? left + 1 : left;
      if (!this.#swapIfEarlier(child, at)) return;
      at = child;
    }
  }

  #swapIfEarlier(child: number, parent: number): boolean {
    const [a, b] = [this.#entries[child], this.#entries[parent]];
    if (!a || !b || !this.#isEarlier(child, parent)) return false;
    this.#entries[child] = b;
    this.#entries[parent] = a;
    return true;
  }

  #isEarlier(one: number, other: number): boolean {
    const [a, b] = [this.#entries[one], this.#entries[other]];
    if (!a || !b) return false;
    return a.at < b.at || (a.at === b.at && a.order < b.order);
  }
}
