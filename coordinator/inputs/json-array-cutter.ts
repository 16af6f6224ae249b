import { type JobFault, jobFault } from "#protocol/job-faults/job-fault";
import { LIMITS } from "#protocol/limits";
import { InputRefused } from "./input-refused";

const [OPEN_ARRAY, CLOSE_ARRAY, OPEN_OBJECT, CLOSE_OBJECT] = [0x5b, 0x5d, 0x7b, 0x7d];
const [COMMA, QUOTE, BACKSLASH] = [0x2c, 0x22, 0x5c];
const BYTE_ORDER_MARK = [0xef, 0xbb, 0xbf];

export interface CutElement {
  /** From 1. */
  number: number;
  offset: number;
  /** From its first byte to its last; its reader checks whether it is JSON. */
  bytes: Uint8Array;
}

type Place =
  | "before the array"
  | "before its first element"
  | "before an element"
  | "in an element"
  | "after an element"
  | "after the array";

/**
 * Splits the text of a JSON array into its elements, chunk by chunk. It finds the ends of elements by tracking strings
 * and brackets only; it holds no more than a chunk and an element, and refuses what is too long or too deep as soon as
 * that is known.
 */
export class JsonArrayCutter {
  #before = 0;
  #place: Place = "before the array";
  #number = 0;
  #offset = 0;
  #held: Uint8Array[] = [];
  #depth = 0;
  #isText = false;
  #isEscaped = false;

  *take(chunk: Uint8Array): Generator<CutElement> {
    for (let at = 0; at < chunk.length; at += 1) {
      const byte = chunk[at] ?? 0;
      if (this.#place === "in an element") {
        at = this.#pass(chunk, at);
        if (this.#place === "in an element") break;
        yield this.#element(chunk, at);
        // The byte after the element is processed again.
        at -= 1;
      } else if (!isBlank(byte)) this.#meet(byte, this.#before + at);
    }
    if (this.#place === "in an element") {
      const from = Math.max(0, this.#offset - this.#before);
      // A scalar or a bracket may have begun with the very last byte.
      this.#bound(this.#before + chunk.length);
      this.#held.push(chunk.subarray(from));
    }
    this.#before += chunk.length;
  }

  /** Refuses a text that ends before its array does. */
  finish() {
    if (this.#place === "after the array") return;
    if (this.#place === "before the array") throw refused(jobFault("array-empty-text"));
    throw refused(jobFault("array-open", { elements: this.#number }));
  }

  #meet(byte: number, at: number) {
    switch (this.#place) {
      case "before the array":
        if (at < BYTE_ORDER_MARK.length && byte === BYTE_ORDER_MARK[at]) return;
        if (byte !== OPEN_ARRAY) throw noArray(byte);
        this.#place = "before its first element";
        return;
      case "before its first element":
        if (byte === CLOSE_ARRAY) this.#place = "after the array";
        else this.#begin(byte, at);
        return;
      case "before an element":
        if (byte === CLOSE_ARRAY || byte === COMMA) throw refused(jobFault("array-element-missing", { at }));
        this.#begin(byte, at);
        return;
      case "after an element":
        if (byte === COMMA) this.#place = "before an element";
        else if (byte === CLOSE_ARRAY) this.#place = "after the array";
        else throw refused(jobFault("array-comma-missing", { at }));
        return;
      case "after the array":
        throw refused(jobFault("array-over", { at }));
      case "in an element":
        return;
      default:
        throw new Error(`Unhandled place: ${this.#place satisfies never}`);
    }
  }

  #begin(byte: number, at: number) {
    this.#place = "in an element";
    this.#number += 1;
    this.#offset = at;
    this.#depth = byte === OPEN_ARRAY || byte === OPEN_OBJECT ? 1 : 0;
    this.#isText = byte === QUOTE;
    this.#isEscaped = false;
  }

  /** Continues in an element and returns the position of the first byte after it, or the end of the chunk. */
  #pass(chunk: Uint8Array, from: number): number {
    for (let at = from; at < chunk.length; at += 1) {
      const byte = chunk[at] ?? 0;
      if (this.#isText) {
        if (this.#isEscaped) this.#isEscaped = false;
        else if (byte === BACKSLASH) this.#isEscaped = true;
        else if (byte === QUOTE) {
          this.#isText = false;
          if (this.#depth === 0) return this.#after(at + 1);
        }
      } else if (byte === QUOTE) this.#isText = true;
      else if (byte === OPEN_ARRAY || byte === OPEN_OBJECT) this.#deeper();
      else if (byte === CLOSE_ARRAY || byte === CLOSE_OBJECT) {
        // It is not part of a scalar.
        if (this.#depth === 0) return this.#after(at);
        this.#depth -= 1;
        if (this.#depth === 0) return this.#after(at + 1);
      } else if (this.#depth === 0 && (byte === COMMA || isBlank(byte))) return this.#after(at);
    }
    return chunk.length;
  }

  #after(at: number): number {
    this.#place = "after an element";
    return at;
  }

  #deeper() {
    this.#depth += 1;
    if (this.#depth > LIMITS.jsonDepth) {
      const place = { kind: "element", number: this.#number, offset: this.#offset } as const;
      throw refused(jobFault("too-deep", { place }));
    }
  }

  #element(chunk: Uint8Array, end: number): CutElement {
    this.#bound(this.#before + end);
    const rest = chunk.subarray(Math.max(0, this.#offset - this.#before), end);
    const bytes = this.#held.length === 0 ? rest : Buffer.concat([...this.#held, rest]);
    this.#held = [];
    return { number: this.#number, offset: this.#offset, bytes };
  }

  #bound(end: number) {
    if (end - this.#offset <= LIMITS.inputElementBytes) return;
    throw refused(jobFault("element-too-long", { element: this.#number, offset: this.#offset }));
  }
}

const isBlank = (byte: number) => byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09;

/** What begins like another value may be JSON, but is not an array. */
const noArray = (byte: number) =>
  /["{tfn0-9-]/.test(String.fromCharCode(byte)) ? refused(jobFault("no-array")) : refused(jobFault("array-no-value"));

const refused = (fault: JobFault) => new InputRefused(fault);
