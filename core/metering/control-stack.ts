/** The blocks that are open at a point of a function, and whether a branch goes to their end. */
export class ControlStack {
  #kinds = new Uint8Array(64);
  #targeted = new Uint8Array(64);
  #depth = 0;

  get depth() {
    return this.#depth;
  }

  clear() {
    this.#depth = 0;
  }

  open(kind: number) {
    if (this.#depth === this.#kinds.length) this.#grow();
    this.#kinds[this.#depth] = kind;
    this.#targeted[this.#depth] = 0;
    this.#depth += 1;
  }

  /** Marks the label `out` blocks further out; false when there is none. */
  target(out: number): boolean {
    const index = this.#depth - 1 - out;
    if (index < 0) return false;
    this.#targeted[index] = 1;
    return true;
  }

  close(): { kind: number; targeted: boolean } {
    this.#depth -= 1;
    return { kind: this.#kinds[this.#depth] as number, targeted: this.#targeted[this.#depth] === 1 };
  }

  #grow() {
    const grow = (old: Uint8Array<ArrayBuffer>) => {
      const grown = new Uint8Array(old.length * 2);
      grown.set(old);
      return grown;
    };
    this.#kinds = grow(this.#kinds);
    this.#targeted = grow(this.#targeted);
  }
}
