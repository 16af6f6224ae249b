import { CHUNK_BYTES, type Storage } from "./storage";

/**
 * A file in the guest's file system, kept in chunks of one size: extending it allocates nothing, truncating it frees
 * its chunks, and nothing is ever copied to make room. What was never written reads as zeros. Mounted bytes are shared
 * with other units and copied, chunk by chunk, when they are written to.
 */
export class GuestFile {
  readonly number: bigint;
  readonly #storage: Storage;
  readonly #chunks = new Map<number, Uint8Array>();
  #mounted: Uint8Array;
  #size: number;
  /** Bytes that the storage has counted for this file; mounted bytes are not counted. */
  #counted = 0;
  #isOwn: boolean;
  /** Names and descriptors that refer to it. */
  #holders = 0;

  constructor(storage: Storage, mounted?: Uint8Array) {
    this.number = storage.nextNumber();
    this.#storage = storage;
    this.#mounted = mounted ?? new Uint8Array(0);
    this.#size = this.#mounted.length;
    this.#isOwn = mounted === undefined;
  }

  get size() {
    return this.#size;
  }

  /** A copy of all of it, or of its end. */
  content(from = 0): Uint8Array {
    const whole = new Uint8Array(this.#size - from);
    this.read(from, whole);
    return whole;
  }

  /** Fills `target` as far as the file goes; returns how many bytes that were. */
  read(position: number, target: Uint8Array): number {
    const end = Math.min(position + target.length, this.#size);
    let at = Math.min(position, end);
    const count = end - at;
    while (at < end) {
      const from = at % CHUNK_BYTES;
      const length = Math.min(CHUNK_BYTES - from, end - at);
      this.#readChunk((at - from) / CHUNK_BYTES, from, target.subarray(at - position, at - position + length));
      at += length;
    }
    return count;
  }

  /** False when the file would pass what the unit may store. */
  write(position: number, bytes: Uint8Array): boolean {
    if (bytes.length === 0) return true;
    if (!this.#resize(Math.max(position + bytes.length, this.#size))) return false;
    for (let done = 0; done < bytes.length; ) {
      const at = position + done;
      const from = at % CHUNK_BYTES;
      const piece = bytes.subarray(done, done + CHUNK_BYTES - from);
      this.#ownChunk((at - from) / CHUNK_BYTES).set(piece, from);
      done += piece.length;
    }
    return true;
  }

  resize(size: number): boolean {
    return size === this.#size || this.#resize(size);
  }

  hold() {
    this.#holders += 1;
  }

  /** Once no name and no descriptor refers to it, its chunks are freed. */
  release() {
    this.#holders -= 1;
    if (this.#holders === 0) this.#resize(0);
  }

  #resize(size: number): boolean {
    if (!this.#isOwn && size < this.#size) {
      this.#mounted = this.#mounted.subarray(0, size);
      this.#size = size;
      return true;
    }
    const counted = this.#storage.count(this.#counted, size);
    if (counted === undefined) return false;
    this.#counted = counted;
    this.#isOwn = true;
    if (size < this.#size) this.#cut(size);
    this.#size = size;
    return true;
  }

  /** What was truncated must not come back when the file grows again. */
  #cut(size: number) {
    const kept = Math.ceil(size / CHUNK_BYTES);
    for (let index = Math.ceil(this.#size / CHUNK_BYTES) - 1; index >= kept; index--) {
      const chunk = this.#chunks.get(index);
      if (chunk) this.#storage.giveChunk(chunk);
      this.#chunks.delete(index);
    }
    this.#chunks.get(kept - 1)?.fill(0, size - (kept - 1) * CHUNK_BYTES);
    if (size < this.#mounted.length) this.#mounted = this.#mounted.subarray(0, size);
  }

  #readChunk(index: number, from: number, target: Uint8Array) {
    const chunk = this.#chunks.get(index) ?? this.#mountedChunk(index);
    target.set(chunk.subarray(from, from + target.length));
    if (from + target.length > chunk.length) target.fill(0, Math.max(0, chunk.length - from));
  }

  #ownChunk(index: number): Uint8Array {
    const known = this.#chunks.get(index);
    if (known) return known;
    const made = this.#storage.takeChunk();
    made.set(this.#mountedChunk(index));
    this.#chunks.set(index, made);
    return made;
  }

  #mountedChunk(index: number): Uint8Array {
    return this.#mounted.subarray(index * CHUNK_BYTES, (index + 1) * CHUNK_BYTES);
  }
}
