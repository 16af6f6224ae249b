import { LIMITS } from "#protocol/limits";
import { type BlockPlan, FIRST_UNITS } from "./units-plan";

const NEWLINE = 0x0a;
const decoder = new TextDecoder("utf-8", { fatal: true });

export type LineScan =
  | { kind: "scanned"; units: number; blocks: BlockPlan[]; firstLines: string[] }
  | { kind: "too-long"; line: number }
  | { kind: "too-many" }
  | { kind: "not-text"; line: number };

/**
 * Cuts a text into blocks in one pass, without holding more than a chunk and a line of it. Blank lines are no units.
 * A block ends at `unitsPerBlock` units or `blockInputBytes` bytes, whichever comes first.
 */
export async function scanLines(chunks: AsyncIterable<Uint8Array>): Promise<LineScan> {
  const scan = new Scanner();
  for await (const chunk of chunks) {
    const problem = scan.take(chunk);
    if (problem) return problem;
  }
  return scan.finish();
}

class Scanner {
  readonly #blocks: BlockPlan[] = [];
  readonly #firstLines: string[] = [];
  #units = 0;
  #lineNumber = 1;
  #offset = 0;
  #lineStart = 0;
  #blank = true;
  #head: Uint8Array[] = [];

  take(chunk: Uint8Array): LineScan | undefined {
    let from = 0;
    while (from < chunk.length) {
      const newline = chunk.indexOf(NEWLINE, from);
      const end = newline < 0 ? chunk.length : newline;
      const piece = chunk.subarray(from, end);
      this.#blank &&= isBlank(piece);
      if (this.#units < FIRST_UNITS) this.#head.push(piece.slice());
      this.#offset += end - from;
      if (this.#offset - this.#lineStart > LIMITS.inputLineBytes) return { kind: "too-long", line: this.#lineNumber };
      if (newline < 0) return undefined;
      this.#offset += 1;
      const problem = this.#endLine();
      if (problem) return problem;
      from = newline + 1;
    }
    return undefined;
  }

  finish(): LineScan {
    const problem = this.#offset > this.#lineStart ? this.#endLine() : undefined;
    return problem ?? { kind: "scanned", units: this.#units, blocks: this.#blocks, firstLines: this.#firstLines };
  }

  #endLine(): LineScan | undefined {
    if (!this.#blank) {
      if (this.#units === LIMITS.unitsPerJob) return { kind: "too-many" };
      if (this.#units < FIRST_UNITS && !this.#keepFirst()) return { kind: "not-text", line: this.#lineNumber };
      this.#addToBlock();
    }
    this.#lineStart = this.#offset;
    this.#lineNumber += 1;
    this.#blank = true;
    this.#head = [];
    return undefined;
  }

  #keepFirst(): boolean {
    try {
      this.#firstLines.push(decoder.decode(Buffer.concat(this.#head)).replace(/\r$/, ""));
      return true;
    } catch {
      return false;
    }
  }

  #addToBlock() {
    let block = this.#blocks.at(-1);
    const full = !block || block.count >= LIMITS.unitsPerBlock;
    if (!block || full || this.#offset - block.byteOffset > LIMITS.blockInputBytes) {
      block = {
        seq: this.#blocks.length,
        firstUnit: this.#units,
        count: 0,
        byteOffset: this.#lineStart,
        byteLength: 0,
      };
      this.#blocks.push(block);
    }
    block.count += 1;
    block.byteLength = this.#offset - block.byteOffset;
    this.#units += 1;
  }
}

/** Spaces, tabs and carriage returns alone. */
function isBlank(bytes: Uint8Array): boolean {
  for (const byte of bytes) if (byte !== 0x20 && byte !== 0x09 && byte !== 0x0d) return false;
  return true;
}

/** The units of a block's bytes: the lines that are not blank, without their line ends. */
export function linesOfBlock(bytes: Uint8Array): string[] {
  const text = new TextDecoder().decode(bytes);
  return text
    .split("\n")
    .map((line) => line.replace(/\r$/, ""))
    .filter((line) => /[^ \t\r]/.test(line));
}
