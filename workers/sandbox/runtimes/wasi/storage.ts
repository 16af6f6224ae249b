/** Bytes that a unit may keep in files; also its files' numbers, which programs can see. */
export class Storage {
  #bytesLeft: number;
  #nodesLeft: number;
  #nextNumber = 1n;

  constructor(bytes: number, nodes: number) {
    this.#bytesLeft = bytes;
    this.#nodesLeft = nodes;
  }

  /** Takes bytes (gives them back when negative); false when there are not so many left. */
  takeBytes(bytes: number): boolean {
    if (!Number.isSafeInteger(bytes) || bytes > this.#bytesLeft) return false;
    this.#bytesLeft -= bytes;
    return true;
  }

  takeNode(): boolean {
    if (this.#nodesLeft === 0) return false;
    this.#nodesLeft -= 1;
    return true;
  }

  nextNumber(): bigint {
    return this.#nextNumber++;
  }
}
