import { setTimeout } from "node:timers/promises";
import { SECOND } from "#core/time";

/** Limits the bytes per second of everything that goes through it. */
export class RelayPace {
  readonly #bytesPerSecond: number;
  readonly #now: () => number;
  #freeAt = 0;

  constructor(bytesPerSecond: number, now: () => number) {
    this.#bytesPerSecond = bytesPerSecond;
    this.#now = now;
  }

  /** The same chunks, at the limited rate, counting their bytes. */
  async *through(pieces: AsyncIterable<Uint8Array>, count: { bytes: number }): AsyncGenerator<Uint8Array> {
    for await (const piece of pieces) {
      const now = this.#now();
      const begin = Math.max(now, this.#freeAt);
      this.#freeAt = begin + (piece.length / this.#bytesPerSecond) * SECOND;
      if (begin > now) await setTimeout(begin - now);
      count.bytes += piece.length;
      yield piece;
    }
  }
}
