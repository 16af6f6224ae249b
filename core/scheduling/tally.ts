/** Counts items by kind, and knows the count of the most frequent kind. Each change and each question costs O(1). */
export class Tally<Kind> {
  readonly #counts = new Map<Kind, number>();
  /** How many kinds have exactly this many items. */
  readonly #kindsWith: number[] = [];
  #max = 0;

  /** The count of the most frequent kind. */
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
    // Counts change by one: if the only most frequent kind loses one, it is still the most frequent.
    if (count > this.#max) this.#max = count;
    else if (before === this.#max && this.#kindsWith[before] === 0) this.#max = count;
  }
}
