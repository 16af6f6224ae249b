const EVERY_MS = 250;

/** Calls `push` soon after a change, at most four times a second, and always after the last change. */
export class PacedPush {
  readonly #push: () => void;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #last = Number.NEGATIVE_INFINITY;
  readonly #now: () => number;

  constructor(push: () => void, now: () => number) {
    this.#push = push;
    this.#now = now;
  }

  changed() {
    this.#timer ??= setTimeout(
      () => {
        this.#timer = undefined;
        this.#last = this.#now();
        this.#push();
      },
      // Within its bounds even if the device's clock was set back.
      Math.min(EVERY_MS, Math.max(0, this.#last + EVERY_MS - this.#now())),
    );
  }
}
