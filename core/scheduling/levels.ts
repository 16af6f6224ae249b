/** Items in ascending order of a whole number each; among equals, in the order in which they got it. */
export class Levels<T> {
  /** Ascending, none empty. There are few: n items that hold m slots have fewer than (2m)^½ + 1 different counts. */
  readonly #levels: Level<T>[] = [];
  readonly #levelOf = new Map<T, Level<T>>();

  get size(): number {
    return this.#levelOf.size;
  }

  /** The lowest number of any item. */
  get lowest(): number | undefined {
    return this.#levels[0]?.number;
  }

  has(item: T): boolean {
    return this.#levelOf.has(item);
  }

  numberOf(item: T): number | undefined {
    return this.#levelOf.get(item)?.number;
  }

  /**
   * O(log levels), or O(levels) for a new number. An item that has the number already keeps its place: false.
   */
  place(item: T, number: number): boolean {
    const from = this.#levelOf.get(item);
    if (from?.number === number) return false;
    if (from) this.#take(item, from);
    const at = this.#find(number);
    let level = this.#levels[at];
    if (level?.number !== number) {
      level = { number, items: new Set() };
      this.#levels.splice(at, 0, level);
    }
    level.items.add(item);
    this.#levelOf.set(item, level);
    return true;
  }

  delete(item: T): void {
    const level = this.#levelOf.get(item);
    if (level) this.#take(item, level);
  }

  /** Items may be placed and deleted during iteration. */
  *[Symbol.iterator](): Generator<T, void, void> {
    for (let level = this.#levels[0]; level; level = this.#levels[this.#find(level.number + 1)]) yield* level.items;
  }

  #take(item: T, level: Level<T>) {
    this.#levelOf.delete(item);
    level.items.delete(item);
    if (level.items.size === 0) this.#levels.splice(this.#find(level.number), 1);
  }

  /** The index of the first level that is not below `number`, or where it would be. */
  #find(number: number): number {
    let [low, high] = [0, this.#levels.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#levels[middle]?.number ?? 0) < number) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

interface Level<T> {
  number: number;
  items: Set<T>;
}
