/** Limits how many of something each source may have open at a time. */
export class AtOnce {
  readonly #max: number;
  readonly #open = new Map<string, number>();

  constructor(max: number) {
    this.#max = max;
  }

  isFull(source: string): boolean {
    return (this.#open.get(source) ?? 0) >= this.#max;
  }

  /** Counts one more; call the returned function when it is over. */
  enter(source: string): () => void {
    this.#open.set(source, (this.#open.get(source) ?? 0) + 1);
    let over = false;
    return () => {
      if (over) return;
      over = true;
      const left = (this.#open.get(source) ?? 1) - 1;
      if (left > 0) this.#open.set(source, left);
      else this.#open.delete(source);
    };
  }
}
