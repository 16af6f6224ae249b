import { jobFault } from "#protocol/job-faults/job-fault";
import { LIMITS } from "#protocol/limits";
import { InputRefused } from "./input-refused";

const NEWLINE = 0x0a;
const CARRIAGE_RETURN = 0x0d;

export interface CutLine {
  /** From 1, including blank lines. */
  number: number;
  /** Where it begins, and where the line after it would. */
  offset: number;
  end: number;
  /** Without its line end. */
  bytes: Uint8Array;
}

/**
 * Splits a text into its lines, chunk by chunk, and leaves out blank ones. It holds no more than a chunk and a line,
 * and a line that is too long is refused as soon as that is known.
 */
export class LineCutter {
  /** Bytes of earlier chunks. */
  #before = 0;
  #number = 1;
  /** Where the current line begins, and its part in earlier chunks. */
  #offset = 0;
  #held: Uint8Array[] = [];
  #isBlank = true;

  *take(chunk: Uint8Array): Generator<CutLine> {
    let at = 0;
    while (at < chunk.length) {
      at = this.#isBlank ? this.#passBlanks(chunk, at) : at;
      if (this.#isBlank) break;
      const newline = chunk.indexOf(NEWLINE, at);
      const end = newline < 0 ? chunk.length : newline;
      this.#bound(this.#before + end);
      if (newline < 0) break;
      yield this.#line(chunk.subarray(Math.max(0, this.#offset - this.#before), end), this.#before + end + 1);
      this.#endLine(this.#before + end + 1);
      at = end + 1;
    }
    if (this.#offset < this.#before + chunk.length) {
      this.#held.push(chunk.subarray(Math.max(0, this.#offset - this.#before)));
    }
    this.#before += chunk.length;
  }

  /** The last line, if it has no line end. */
  *finish(): Generator<CutLine> {
    if (!this.#isBlank) yield this.#line(new Uint8Array(), this.#before);
  }

  /** Skips blanks and line ends up to the first byte of a line that is not blank. */
  #passBlanks(chunk: Uint8Array, from: number): number {
    for (let at = from; at < chunk.length; at += 1) {
      const byte = chunk[at];
      if (byte === NEWLINE) this.#endLine(this.#before + at + 1);
      else if (byte !== 0x20 && byte !== 0x09 && byte !== CARRIAGE_RETURN) {
        this.#isBlank = false;
        return at;
      }
    }
    this.#bound(this.#before + chunk.length);
    return chunk.length;
  }

  #bound(end: number) {
    if (end - this.#offset <= LIMITS.inputLineBytes) return;
    throw new InputRefused(jobFault("line-too-long", { line: this.#number, offset: this.#offset }));
  }

  #line(rest: Uint8Array, end: number): CutLine {
    const bytes = this.#held.length === 0 ? rest : Buffer.concat([...this.#held, rest]);
    const length = bytes.at(-1) === CARRIAGE_RETURN ? bytes.length - 1 : bytes.length;
    return { number: this.#number, offset: this.#offset, end, bytes: bytes.subarray(0, length) };
  }

  #endLine(next: number) {
    this.#number += 1;
    this.#offset = next;
    this.#isBlank = true;
    if (this.#held.length > 0) this.#held = [];
  }
}
