/** Files are kept in chunks of this size, and counted by them: small enough for many small files. */
export const CHUNK_BYTES = 8_192;

/** Memory that a unit may keep in files; also its files' numbers, which programs can see. */
export class Storage {
  #bytesLeft: number;
  #nodesLeft: number;
  #nextNumber = 1n;
  /** Freed chunks are reused before new ones are allocated, so that memory is never counted less than it is. */
  readonly #spare: Uint8Array[] = [];

  constructor(bytes: number, nodes: number) {
    this.#bytesLeft = bytes;
    this.#nodesLeft = nodes;
  }

  /** Counts a file again after its size has changed; returns its counted size, or undefined when there is no room. */
  count(counted: number, size: number): number | undefined {
    const wanted = this.roomFor(size);
    if (!Number.isSafeInteger(wanted) || wanted < 0 || wanted - counted > this.#bytesLeft) return undefined;
    this.#bytesLeft -= wanted - counted;
    return wanted;
  }

  protected roomFor(size: number): number {
    return Math.ceil(size / CHUNK_BYTES) * CHUNK_BYTES;
  }

  takeChunk(): Uint8Array {
    return this.#spare.pop()?.fill(0) ?? new Uint8Array(CHUNK_BYTES);
  }

  giveChunk(chunk: Uint8Array) {
    this.#spare.push(chunk);
  }

  takeNode(): boolean {
    if (this.#nodesLeft === 0) return false;
    this.#nodesLeft -= 1;
    return true;
  }

  giveNode() {
    this.#nodesLeft += 1;
  }

  nextNumber(): bigint {
    return this.#nextNumber++;
  }
}
