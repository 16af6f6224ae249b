interface QuotaBounds {
  max: number;
  windowMs: number;
}

/**
 * No city has more sources than this in one window: at this number, counting restarts, so that they cannot fill the
 * memory.
 */
const MAX_SOURCES = 100_000;

/** How much each source has used in the current window. */
export class Quota {
  readonly #bounds: QuotaBounds;
  readonly #taken = new Map<string, number>();
  #windowStart = 0;

  constructor(bounds: QuotaBounds) {
    this.#bounds = bounds;
  }

  /** False, without counting anything, if `source` has used up its quota. */
  take(source: string, now: number, amount = 1): boolean {
    this.#turnWindow(now);
    const taken = this.#taken.get(source) ?? 0;
    if (taken >= this.#bounds.max) return false;
    this.#taken.set(source, taken + amount);
    return true;
  }

  /** How much of its quota `source` has left in this window. */
  left(source: string, now: number): number {
    this.#turnWindow(now);
    return this.#bounds.max - (this.#taken.get(source) ?? 0);
  }

  #turnWindow(now: number) {
    if (now - this.#windowStart < this.#bounds.windowMs && this.#taken.size < MAX_SOURCES) return;
    this.#windowStart = now;
    this.#taken.clear();
  }
}
