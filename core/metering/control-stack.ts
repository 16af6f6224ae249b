/** A block that was just left. */
export interface ClosedBlock {
  kind: number;
  targeted: boolean;
  /** The largest unchecked fuel with which a branch, or an arm read earlier, reaches its end. */
  unchecked: number;
}

/** The open blocks at a point of a function, and the ways that lead to their ends besides falling through. */
export class ControlStack {
  #kinds = new Uint8Array(64);
  #targeted = new Uint8Array(64);
  #unchecked = new Float64Array(64);
  /** The unchecked fuel at the block's start, where its other arm begins. */
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

  /**
   * Marks the label `out` blocks further out as reached with this much unchecked fuel; false when there is no such
   * label.
   */
  target(out: number, unchecked: number): boolean {
    const index = this.#depth - 1 - out;
    if (index < 0) return false;
    this.#targeted[index] = 1;
    this.#unchecked[index] = Math.max(this.#unchecked[index] as number, unchecked);
    return true;
  }

  /** The innermost block's next arm begins; returns the unchecked fuel with which the first one began. */
  nextArm(unchecked: number): number {
    const index = this.#depth - 1;
    const atStart = this.#atStart[index] as number;
    this.#unchecked[index] = Math.max(this.#unchecked[index] as number, unchecked);
    this.#atStart[index] = 0;
    return atStart;
  }

  /** A missing arm leads directly from the start to the end. */
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
