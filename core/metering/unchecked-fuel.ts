/** The most fuel that one function may charge between two comparisons, where no loop forces a comparison. */
const MAX_UNCHECKED = 65_536;

/** A straight is split when it charges this much at once, or holds this many calls. */
const MAX_STRAIGHT = 32_768;
const MAX_STRAIGHT_CALLS = 16;

/** A function that never charges more than this in all may leave the comparison to its callers. */
const MAX_UNCHECKED_CALL = 256;

/**
 * The most fuel that a function may leave unchecked to its caller: recursion unwinds through as many frames as fit on
 * the stack.
 */
const MAX_UNCHECKED_RETURN = MAX_STRAIGHT_CALLS * MAX_UNCHECKED_CALL;

/**
 * Decides where straight code must compare its fuel with zero. Along every path through one function it tracks how much
 * fuel may have been charged since the last comparison, by this function and by small ones that it called.
 */
export class UncheckedFuel {
  /** At the start of the straight that is being read, on the worst path to it. */
  #before = 0;
  /** The largest charge so far between two comparisons. */
  #max = 0;
  #calls = 0;
  #hasCalled = false;

  clear() {
    this.#before = 0;
    this.#max = 0;
    this.#calls = 0;
    this.#hasCalled = false;
  }

  /** Whether callers cannot do the comparison for this function. */
  get needsCheckAtEntry() {
    return this.#hasCalled || this.#max > MAX_UNCHECKED_CALL;
  }

  countCall() {
    this.#calls += 1;
    this.#hasCalled = true;
  }

  /** Whether the straight must end here because of its cost. */
  isLong(cost: number) {
    return cost >= MAX_STRAIGHT || this.#calls >= MAX_STRAIGHT_CALLS;
  }

  /** The unchecked fuel at the end of the straight that is being read, if it does not compare. */
  after(cost: number) {
    return this.#before + cost + this.#called;
  }

  /** Continues after the straight; true when it must compare at its start. */
  close(cost: number, at: { isFirst: boolean; mustCheck: boolean; leaves: boolean }): boolean {
    const charged = this.#before + cost;
    this.#max = Math.max(this.#max, charged);
    const checks = at.mustCheck || (at.isFirst ? this.#checksFirst(cost) : this.#passes(charged, at.leaves));
    this.#before = (checks ? 0 : charged) + this.#called;
    this.#calls = 0;
    return checks;
  }

  /** Another path leads here, with this much unchecked fuel. */
  join(unchecked: number) {
    this.#before = Math.max(this.#before, unchecked);
  }

  /** Only that other path leads here. */
  restart(unchecked: number) {
    this.#before = unchecked;
  }

  get #called() {
    return this.#calls * MAX_UNCHECKED_CALL;
  }

  /** A function that calls compares at its entry, and so does one that is not small. */
  #checksFirst(cost: number) {
    return this.#calls > 0 || cost > MAX_UNCHECKED_CALL;
  }

  #passes(charged: number, leaves: boolean) {
    return charged > MAX_UNCHECKED || (leaves && charged + this.#called > MAX_UNCHECKED_RETURN);
  }
}
