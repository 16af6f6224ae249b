const EVERY_MS = 250;

/** Calls `push` soon after a change, at most four times a second or as often as it is told, and always after the last change. */
export class PacedPush {
  readonly #push: () => void;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #last = Number.NEGATIVE_INFINITY;
  readonly #now: () => number;
  readonly #everyMs: number;

  constructor(push: () => void, now: () => number, everyMs = EVERY_MS) {
    this.#push = push;
    this.#now = now;
    this.#everyMs = everyMs;
  }

  changed() {
    this.#timer ??= setTimeout(
      () => {
        this.#timer = undefined;
        this.#last = this.#now();
        this.#push();
      },
      // Within its bounds even if the device's clock was set back.
      Math.min(this.#everyMs, Math.max(0, this.#last + this.#everyMs - this.#now())),
    );
  }
}
