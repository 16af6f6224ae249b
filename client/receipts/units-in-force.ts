/** Which units have a receipt that holds: one bit each, so that a job of ten million takes little more than a megabyte. */
export class UnitsInForce {
  #bits = new Uint8Array(1024);

  has(unit: number): boolean {
    return ((this.#bits[unit >> 3] ?? 0) & (1 << (unit & 7))) !== 0;
  }

  flip(unit: number): void {
    const at = unit >> 3;
    if (at >= this.#bits.length) {
      const larger = new Uint8Array(Math.max(at + 1, 2 * this.#bits.length));
      larger.set(this.#bits);
      this.#bits = larger;
    }
    this.#bits[at] = (this.#bits[at] ?? 0) ^ (1 << (unit & 7));
  }
}
