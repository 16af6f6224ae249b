import { refuse } from "./refusal";

/** Maximum size of a metered module: metering makes code larger, and must not fill our memory. */
const MAX_BYTES = 256 * 1024 * 1024;

/** Bytes that grow as they are written. */
export class ByteWriter {
  #bytes: Uint8Array;
  #length = 0;

  constructor(capacity = 256) {
    this.#bytes = new Uint8Array(capacity);
  }

  get length() {
    return this.#length;
  }

  get written(): Uint8Array {
    return this.#bytes.subarray(0, this.#length);
  }

  clear() {
    this.#length = 0;
  }

  byte(value: number) {
    if (this.#length === this.#bytes.length) this.#grow(1);
    this.#bytes[this.#length++] = value;
  }

  bytes(source: Uint8Array, from = 0, to = source.length) {
    const count = to - from;
    if (this.#length + count > this.#bytes.length) this.#grow(count);
    if (count > 32) this.#bytes.set(source.subarray(from, to), this.#length);
    else for (let i = 0; i < count; i++) this.#bytes[this.#length + i] = source[from + i] as number;
    this.#length += count;
  }

  u32(value: number) {
    let rest = value;
    while (rest >= 0x80) {
      this.byte((rest & 0x7f) | 0x80);
      rest = Math.floor(rest / 0x80);
    }
    this.byte(rest);
  }

  /** A signed LEB128 number, for the positive constants that metering adds. */
  positive(value: number) {
    let rest = value;
    while (rest >= 0x40) {
      this.byte((rest & 0x7f) | 0x80);
      rest = Math.floor(rest / 0x80);
    }
    this.byte(rest);
  }

  /** An ASCII name with its length. */
  name(text: string) {
    this.u32(text.length);
    for (let i = 0; i < text.length; i++) this.byte(text.charCodeAt(i));
  }

  /** Another writer's bytes, preceded by their length: a section, or a function's body. */
  sized(content: ByteWriter) {
    this.u32(content.length);
    this.bytes(content.written);
  }

  section(id: number, content: ByteWriter) {
    this.byte(id);
    this.sized(content);
  }

  #grow(count: number) {
    const needed = this.#length + count;
    if (needed > MAX_BYTES) refuse("The module would be larger than 256 MiB once it is metered.");
    const grown = new Uint8Array(Math.min(MAX_BYTES, Math.max(needed, this.#bytes.length * 2)));
    grown.set(this.written);
    this.#bytes = grown;
  }
}
