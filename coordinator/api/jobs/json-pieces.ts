import { setImmediate as othersTurn } from "node:timers/promises";
import { LIMITS } from "#protocol/limits";

/** Bytes to be written as a JSON string: a part of an output may have megabytes, and is written in pieces. */
export class PartText {
  readonly #bytes: Uint8Array;
  readonly #as: "text" | "base64";

  constructor(bytes: Uint8Array, as: "text" | "base64" = "text") {
    this.#bytes = bytes;
    this.#as = as;
  }

  get length(): number {
    return this.#bytes.length;
  }

  /** Whole, where that is short. */
  toJSON(): string {
    return [...this.plainPieces()].join("");
  }

  /** Encodes the bytes as a JSON string. */
  *pieces(): Generator<string> {
    yield '"';
    for (const piece of this.plainPieces()) yield JSON.stringify(piece).slice(1, -1);
    yield '"';
  }

  *plainPieces(): Generator<string> {
    const decoder = new TextDecoder("utf-8", { ignoreBOM: true });
    for (let at = 0; at < this.#bytes.length; at += LIMITS.MAX_LINE_PIECE_BYTES) {
      const bytes = this.#bytes.subarray(at, at + LIMITS.MAX_LINE_PIECE_BYTES);
      yield this.#as === "base64"
        ? Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString("base64")
        : decoder.decode(bytes, { stream: true });
    }
  }
}

/** Encodes the object as JSON, in pieces that are each quick to make. */
export function* jsonPieces(line: object): Generator<string> {
  if (partBytes(line) <= LIMITS.MAX_LINE_PIECE_BYTES) {
    yield JSON.stringify(line);
    return;
  }
  let before = "{";
  for (const [name, value] of Object.entries(line)) {
    yield `${before}${JSON.stringify(name)}:`;
    if (value instanceof PartText) yield* value.pieces();
    else if (isPlain(value)) yield* jsonPieces(value);
    else yield JSON.stringify(value);
    before = ",";
  }
  yield before === "{" ? "{}" : "}";
}

/** Of all its parts together: whatever else a line has is short. */
function partBytes(line: object): number {
  let bytes = 0;
  for (const value of Object.values(line)) {
    if (value instanceof PartText) bytes += value.length;
    else if (isPlain(value)) bytes += partBytes(value);
  }
  return bytes;
}

const isPlain = (value: unknown): value is object =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Joins short pieces, and lets other work run between long ones. */
export const inPieces = (pieces: Iterable<string>): AsyncGenerator<string> => linesInPieces([pieces]);

/** Joins short lines as well: to pass each on by itself, and to compress it so, takes ten times what it takes to make it. */
export async function* linesInPieces(
  lines: AsyncIterable<Iterable<string>> | Iterable<Iterable<string>>,
): AsyncGenerator<string> {
  let text = "";
  for await (const line of lines) {
    for (const piece of line) {
      text += piece;
      if (text.length < LIMITS.MAX_LINE_PIECE_BYTES) continue;
      yield text;
      text = "";
      await othersTurn();
    }
  }
  if (text !== "") yield text;
}
