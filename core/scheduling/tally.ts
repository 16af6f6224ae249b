/** How many things there are of each kind, and of the most frequent one. Each change and each question costs O(1). */
export class Tally<Kind> {
  readonly #counts = new Map<Kind, number>();
  /** How many kinds have so many things. */
  readonly #kindsWith: number[] = [];
  #max = 0;

  /** Of the kind that has most of them. */
  get max(): number {
    return this.#max;
  }

  get kinds(): Iterable<Kind> {
    return this.#counts.keys();
  }

  of(kind: Kind): number {
    return this.#counts.get(kind) ?? 0;
  }

  add(kind: Kind): void {
    this.#set(kind, this.of(kind) + 1);
  }

  remove(kind: Kind): void {
    if (this.#counts.has(kind)) this.#set(kind, this.of(kind) - 1);
  }

  #set(kind: Kind, count: number) {
    const before = this.of(kind);
    this.#kindsWith[before] = (this.#kindsWith[before] ?? 0) - 1;
    this.#kindsWith[count] = (this.#kindsWith[count] ?? 0) + 1;
    if (count > 0) this.#counts.set(kind, count);
    else this.#counts.delete(kind);
    // Counts change by one: where the most frequent kind loses one and was alone, it is still the most frequent.
    if (count > this.#max) this.#max = count;
    else if (before === this.#max && this.#kindsWith[before] === 0) this.#max = count;
  }
}
