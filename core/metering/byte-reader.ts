import { refuse } from "./refusal";

/** Reads a WebAssembly binary from `at` to `end`; refuses anything past the end and invalid LEB128 numbers. */
export class ByteReader {
  readonly bytes: Uint8Array;
  at: number;
  end: number;

  constructor(bytes: Uint8Array, at: number, end: number) {
    this.bytes = bytes;
    this.at = at;
    this.end = end;
  }

  get done() {
    return this.at >= this.end;
  }

  byte(): number {
    if (this.at >= this.end) refuse("The module is cut short", this.at);
    return this.bytes[this.at++] as number;
  }

  skip(count: number) {
    if (count > this.end - this.at) refuse("The module is cut short", this.at);
    this.at += count;
  }

  u32(): number {
    const first = this.byte();
    return first < 0x80 ? first : this.#longU32(first);
  }

  /** A signed 33-bit number: a block type, of which only the sign and small positive values matter. */
  s33(): number {
    let result = 0;
    for (let shift = 0; shift < 35; shift += 7) {
      const byte = this.byte();
      result += (byte & 0x7f) * 2 ** shift;
      if (byte >= 0x80) continue;
      return byte & 0x40 ? result - 2 ** (shift + 7) : result;
    }
    return refuse("A number is too long", this.at);
  }

  /** Skips a LEB128 number of at most ten bytes; the engine checks its value. */
  skipNumber() {
    for (let bytes = 0; bytes < 10; bytes++) if (this.byte() < 0x80) return;
    refuse("A number is too long", this.at);
  }

  /** The bytes of a name, which are copied unchanged. */
  name(): Uint8Array {
    const length = this.u32();
    const start = this.at;
    this.skip(length);
    return this.bytes.subarray(start, this.at);
  }

  #longU32(first: number): number {
    let result = first & 0x7f;
    for (let shift = 7; shift < 35; shift += 7) {
      const byte = this.byte();
      if (shift === 28 && byte > 0x0f) refuse("A number is too big for 32 bits", this.at - 1);
      result += (byte & 0x7f) * 2 ** shift;
      if (byte < 0x80) return result;
    }
    return refuse("A number is too long", this.at);
  }
}
