/** A block that was just left. */
export interface ClosedBlock {
  kind: number;
  targeted: boolean;
  /** The most unchecked fuel with which one comes to its end by a branch, or by an arm that was read before. */
  unchecked: number;
}

/** The blocks that are open at a point of a function, and what leads to their ends besides their last instruction. */
export class ControlStack {
  #kinds = new Uint8Array(64);
  #targeted = new Uint8Array(64);
  #unchecked = new Float64Array(64);
  /** Where a block's other arm begins: with what its first began. */
  #atStart = new Float64Array(64);
  #depth = 0;

  get depth() {
    return this.#depth;
  }

  clear() {
    this.#depth = 0;
  }

  open(kind: number, unchecked = 0) {
    if (this.#depth === this.#kinds.length) this.#grow();
    this.#kinds[this.#depth] = kind;
    this.#targeted[this.#depth] = 0;
    this.#unchecked[this.#depth] = 0;
    this.#atStart[this.#depth] = unchecked;
    this.#depth += 1;
  }

  /** Marks the label `out` blocks further out, which is reached with so much; false when there is none. */
  target(out: number, unchecked: number): boolean {
    const index = this.#depth - 1 - out;
    if (index < 0) return false;
    this.#targeted[index] = 1;
    this.#unchecked[index] = Math.max(this.#unchecked[index] as number, unchecked);
    return true;
  }

  /** The innermost block's next arm begins; gives with what its first began. */
  nextArm(unchecked: number): number {
    const index = this.#depth - 1;
    const atStart = this.#atStart[index] as number;
    this.#unchecked[index] = Math.max(this.#unchecked[index] as number, unchecked);
    this.#atStart[index] = 0;
    return atStart;
  }

  /** An arm that is not there leads from the start to the end at once. */
  close(): ClosedBlock {
    this.#depth -= 1;
    const unchecked = Math.max(this.#unchecked[this.#depth] as number, this.#atStart[this.#depth] as number);
    return { kind: this.#kinds[this.#depth] as number, targeted: this.#targeted[this.#depth] === 1, unchecked };
  }

  #grow() {
    this.#kinds = grown(this.#kinds, new Uint8Array(2 * this.#depth));
    this.#targeted = grown(this.#targeted, new Uint8Array(2 * this.#depth));
    this.#unchecked = grown(this.#unchecked, new Float64Array(2 * this.#depth));
    this.#atStart = grown(this.#atStart, new Float64Array(2 * this.#depth));
  }
}

function grown<Numbers extends Uint8Array | Float64Array>(old: Numbers, larger: Numbers): Numbers {
  larger.set(old);
  return larger;
}
