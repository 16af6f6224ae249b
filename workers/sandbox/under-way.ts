/**
 * What a program began and the browser has not finished yet, such as a compilation. It will wake the program when it
 * ends, so a worker is not at rest before.
 */
export class UnderWay {
  #count = 0;
  #onNone: (() => void) | undefined;

  get isNone() {
    return this.#count === 0;
  }

  begin() {
    this.#count += 1;
  }

  end() {
    this.#count -= 1;
    if (this.#count > 0) return;
    const act = this.#onNone;
    this.#onNone = undefined;
    act?.();
  }

  /** Calls `act` once, when the last of it has ended. */
  whenNone(act: () => void) {
    this.#onNone = act;
  }
}
