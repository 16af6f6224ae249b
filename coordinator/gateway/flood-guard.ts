/** Counts a socket's messages in a window of one second. */
export class FloodGuard {
  readonly #max: number;
  #windowStart = 0;
  #count = 0;

  constructor(messagesPerSecond: number) {
    this.#max = messagesPerSecond;
  }

  /** False if the socket has sent too much. */
  admits(now: number): boolean {
    if (now - this.#windowStart >= 1_000) {
      this.#windowStart = now;
      this.#count = 0;
    }
    this.#count += 1;
    return this.#count <= this.#max;
  }
}
