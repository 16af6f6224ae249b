/** Passes facts on for drawing: what a person waits for at once, the rest paced, and nothing while the page is hidden. */
export class PacedView<Facts> {
  readonly #draw: (facts: Facts) => void;
  readonly #everyMs: number;
  readonly #isAwaited: (before: Facts, after: Facts) => boolean;
  readonly #onVisible = () => this.#look();
  #latest: Facts | undefined;
  #drawn: Facts | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(draw: (facts: Facts) => void, everyMs: number, isAwaited: (before: Facts, after: Facts) => boolean) {
    this.#draw = draw;
    this.#everyMs = everyMs;
    this.#isAwaited = isAwaited;
    document.addEventListener("visibilitychange", this.#onVisible);
  }

  offer(facts: Facts) {
    this.#latest = facts;
    if (!this.#drawn || this.#isAwaited(this.#drawn, facts)) return this.#look();
    this.#timer ??= setTimeout(() => this.#look(), this.#everyMs);
  }

  dispose() {
    clearTimeout(this.#timer);
    document.removeEventListener("visibilitychange", this.#onVisible);
  }

  #look() {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (document.hidden || this.#latest === undefined || this.#latest === this.#drawn) return;
    this.#drawn = this.#latest;
    this.#draw(this.#latest);
  }
}
