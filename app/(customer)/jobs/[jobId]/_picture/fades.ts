/** A lamp fades in this time after its unit is done. */
const FADE_MS = 400;

/** Which cells changed a moment ago, so that their light fades instead of jumping. */
export class Fades {
  #before = "";
  readonly #since = new Map<number, number>();

  /** Notes what changed since the last picture. The first picture changes nothing. */
  follow(cells: string, now: number, still: boolean) {
    if (cells === this.#before) return;
    if (!still && this.#before.length === cells.length) {
      for (let cell = 0; cell < cells.length; cell++) {
        const isDone = cells[cell] === "a" || cells[cell] === "f";
        if (isDone && cells[cell] !== this.#before[cell]) this.#since.set(cell, now);
      }
    }
    this.#before = cells;
  }

  /** How much of a cell's light is left, 1 to 0. */
  light(cell: number, now: number): number {
    const since = this.#since.get(cell);
    if (since === undefined) return 0;
    const left = 1 - (now - since) / FADE_MS;
    if (left <= 0) this.#since.delete(cell);
    return Math.max(0, left);
  }

  get moving(): boolean {
    return this.#since.size > 0;
  }
}
