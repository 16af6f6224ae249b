const NOTHING = new Uint8Array(0);

/**
 * What a unit writes to standard error, limited to its beginning and its end, because the last lines before a failure
 * explain it. Shown to the customer, never compared.
 */
export class StderrCapture {
  readonly #max: number;
  readonly #headRoom: number;
  #head = NOTHING;
  #headLength = 0;
  /** The bytes after the head, kept twice as long as shown so that cutting it is rare. */
  #tail = NOTHING;
  #tailLength = 0;
  #left = 0;

  constructor(max: number) {
    this.#max = max;
    this.#headRoom = max >> 2;
  }

  write(bytes: Uint8Array) {
    if (this.#head.length === 0) this.#head = new Uint8Array(this.#headRoom);
    const intoHead = Math.min(bytes.length, this.#head.length - this.#headLength);
    this.#head.set(bytes.subarray(0, intoHead), this.#headLength);
    this.#headLength += intoHead;
    if (intoHead < bytes.length) this.#writeTail(bytes.subarray(intoHead));
  }

  /** At most as many characters as bytes were allowed. */
  text(): string {
    if (this.#headLength + this.#tailLength + this.#left === 0) return "";
    const decoder = new TextDecoder();
    const room = this.#max - this.#headRoom - 64;
    const cut = Math.max(0, this.#tailLength - room);
    const left = this.#left + cut;
    if (left === 0) {
      const whole = new Uint8Array(this.#headLength + this.#tailLength);
      whole.set(this.#head.subarray(0, this.#headLength));
      whole.set(this.#tail.subarray(0, this.#tailLength), this.#headLength);
      return decoder.decode(whole);
    }
    const tail = decoder.decode(this.#tail.subarray(cut, this.#tailLength));
    return `${decoder.decode(this.#head)}\n… ${left} bytes left out …\n${tail}`;
  }

  #writeTail(bytes: Uint8Array) {
    if (this.#tail.length === 0) this.#tail = new Uint8Array(2 * this.#max);
    if (bytes.length >= this.#max) {
      this.#left += this.#tailLength + bytes.length - this.#max;
      this.#tail.set(bytes.subarray(bytes.length - this.#max));
      this.#tailLength = this.#max;
      return;
    }
    if (this.#tailLength + bytes.length > this.#tail.length) {
      this.#left += this.#tailLength - this.#max;
      this.#tail.copyWithin(0, this.#tailLength - this.#max, this.#tailLength);
      this.#tailLength = this.#max;
    }
    this.#tail.set(bytes, this.#tailLength);
    this.#tailLength += bytes.length;
  }
}
