import type { CellState } from "#protocol/live-messages";

/** Counts the states of the units in each cell of a mosaic. */
export class CellTally {
  readonly #units: number;
  readonly #perCell: number;
  readonly #settled: Uint32Array;
  readonly #failed: Uint8Array;
  readonly #running: Uint8Array;
  readonly #held: Uint8Array;

  constructor(units: number, perCell: number) {
    const cells = Math.ceil(units / perCell);
    this.#units = units;
    this.#perCell = perCell;
    this.#settled = new Uint32Array(cells);
    this.#failed = new Uint8Array(cells);
    this.#running = new Uint8Array(cells);
    this.#held = new Uint8Array(cells);
  }

  copy(): CellTally {
    const copy = new CellTally(this.#units, this.#perCell);
    copy.#settled.set(this.#settled);
    copy.#failed.set(this.#failed);
    copy.#running.set(this.#running);
    copy.#held.set(this.#held);
    return copy;
  }

  settle(first: number, count: number) {
    let unit = first;
    while (unit < first + count) {
      const cell = Math.floor(unit / this.#perCell);
      const end = Math.min(first + count, (cell + 1) * this.#perCell);
      this.#settled[cell] = (this.#settled[cell] ?? 0) + end - unit;
      unit = end;
    }
  }

  fail(unit: number) {
    this.#failed[Math.floor(unit / this.#perCell)] = 1;
  }

  run(unit: number) {
    this.#running[Math.floor(unit / this.#perCell)] = 1;
  }

  hold(unit: number) {
    this.#held[Math.floor(unit / this.#perCell)] = 1;
  }

  /** A cell of several units is agreed when all are settled and none failed; one failure marks it. */
  letters(): string {
    return Array.from(this.#settled, (_, cell) => this.#letter(cell)).join("");
  }

  #letter(cell: number): CellState {
    if (this.#failed[cell] === 1) return "f";
    const size = Math.min(this.#perCell, this.#units - cell * this.#perCell);
    const settled = this.#settled[cell] ?? 0;
    if (settled >= size) return "a";
    if (this.#running[cell] === 1 || settled > 0) return "r";
    return this.#held[cell] === 1 ? "h" : "w";
  }
}
