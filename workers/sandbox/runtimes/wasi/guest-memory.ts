/** Thrown for a pointer outside the guest's memory; the call then returns EFAULT. */
export class GuestFault extends Error {}

/** The guest's memory, read and written within its bounds. Growing it replaces its buffer, hence a fresh view each time. */
export class GuestMemory {
  readonly #memory: WebAssembly.Memory;
  #view: DataView;
  #bytes: Uint8Array;

  constructor(memory: WebAssembly.Memory) {
    this.#memory = memory;
    this.#view = new DataView(memory.buffer);
    this.#bytes = new Uint8Array(memory.buffer);
  }

  /** The memory's own bytes, not a copy. */
  bytes(pointer: number, length: number): Uint8Array {
    const from = this.#check(pointer, length);
    return this.#bytes.subarray(from, from + length);
  }

  getU8(pointer: number): number {
    const at = this.#check(pointer, 1);
    return this.#view.getUint8(at);
  }

  getU16(pointer: number): number {
    const at = this.#check(pointer, 2);
    return this.#view.getUint16(at, true);
  }

  getU32(pointer: number): number {
    const at = this.#check(pointer, 4);
    return this.#view.getUint32(at, true);
  }

  getU64(pointer: number): bigint {
    const at = this.#check(pointer, 8);
    return this.#view.getBigUint64(at, true);
  }

  setU8(pointer: number, value: number) {
    const at = this.#check(pointer, 1);
    this.#view.setUint8(at, value);
  }

  setU16(pointer: number, value: number) {
    const at = this.#check(pointer, 2);
    this.#view.setUint16(at, value, true);
  }

  setU32(pointer: number, value: number) {
    const at = this.#check(pointer, 4);
    this.#view.setUint32(at, value, true);
  }

  setU64(pointer: number, value: bigint) {
    const at = this.#check(pointer, 8);
    this.#view.setBigUint64(at, value, true);
  }

  /** Written so that NaN fails it, too. A pointer that was added to may pass 32 bits: it does not wrap. */
  #check(pointer: number, length: number): number {
    if (this.#view.buffer !== this.#memory.buffer) {
      this.#view = new DataView(this.#memory.buffer);
      this.#bytes = new Uint8Array(this.#memory.buffer);
    }
    if (!(pointer >= 0 && length >= 0 && pointer + length <= this.#bytes.length)) throw new GuestFault();
    return pointer;
  }
}
