/** The first reading of every unit's clock: the start of 2026, in Unix milliseconds. */
export const UNIT_EPOCH_MS = 1_767_225_600_000;

/** The time that one unit sees: a fixed moment that advances by a millisecond with each reading. */
export class UnitClock {
  #elapsedMs = 0;

  /** Milliseconds since the unit began. */
  read(): number {
    return this.#elapsedMs++;
  }

  /** A sleep takes no time, but the clock shows that it passed. */
  skip(ms: number) {
    if (ms > 0) this.#elapsedMs += Math.min(ms, 1e12);
  }
}
