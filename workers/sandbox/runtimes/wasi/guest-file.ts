import type { Storage } from "./storage";

/** A file in the guest's file system. Mounted bytes are shared with other units and copied when first written to. */
export class GuestFile {
  readonly number: bigint;
  readonly #storage: Storage;
  #bytes: Uint8Array;
  #size: number;
  #isOwn = false;

  constructor(storage: Storage, mounted: Uint8Array = new Uint8Array(0)) {
    this.number = storage.nextNumber();
    this.#storage = storage;
    this.#bytes = mounted;
    this.#size = mounted.length;
  }

  get size() {
    return this.#size;
  }

  get content(): Uint8Array {
    return this.#bytes.subarray(0, this.#size);
  }

  read(position: number, count: number): Uint8Array {
    return this.#bytes.subarray(Math.min(position, this.#size), Math.min(position + count, this.#size));
  }

  /** False when the file would pass what the unit may store. */
  write(position: number, bytes: Uint8Array): boolean {
    if (bytes.length === 0) return true;
    if (!this.#becomeOwn() || !this.#stretch(position + bytes.length)) return false;
    this.#bytes.set(bytes, position);
    return true;
  }

  resize(size: number): boolean {
    if (size >= this.#size) return size === this.#size || (this.#becomeOwn() && this.#stretch(size));
    if (this.#isOwn) {
      this.#bytes.fill(0, size, this.#size);
      this.#storage.takeBytes(size - this.#size);
    }
    this.#size = size;
    return true;
  }

  #becomeOwn(): boolean {
    if (this.#isOwn) return true;
    if (!this.#storage.takeBytes(this.#size)) return false;
    this.#bytes = this.#bytes.slice(0, this.#size);
    this.#isOwn = true;
    return true;
  }

  #stretch(size: number): boolean {
    if (size <= this.#size) return true;
    if (!this.#storage.takeBytes(size - this.#size)) return false;
    if (size > this.#bytes.length) {
      const grown = new Uint8Array(Math.max(size, this.#bytes.length * 2, 1_024));
      grown.set(this.content);
      this.#bytes = grown;
    }
    this.#size = size;
    return true;
  }
}
