import type { ByteReader } from "./byte-reader";
import { ByteWriter } from "./byte-writer";
import type { FloatKind } from "./nan-bits";
import { refuse } from "./refusal";
import { readValueType } from "./value-types";

/** The most that engines accept in one function. */
const MAX_LOCALS = 50_000;

export type SpareKind = FloatKind | "i32" | "i64";

const TYPES: Record<SpareKind, number> = { i32: 0x7f, i64: 0x7e, f32: 0x7d, f64: 0x7c, f32x4: 0x7b, f64x2: 0x7b };

/** The locals of one function: its own, followed by one of each type that the meter needs. */
export class LocalList {
  readonly #own = new ByteWriter();
  readonly #added: number[] = [];
  #groups = 0;
  #count = 0;

  /** Reads the function's own locals; parameters are numbered before them. */
  read(reader: ByteReader, parameters: number) {
    this.#own.clear();
    this.#added.length = 0;
    this.#count = parameters;
    this.#groups = reader.u32();
    const start = reader.at;
    for (let group = 0; group < this.#groups; group++) {
      this.#count += reader.u32();
      readValueType(reader);
    }
    this.#own.bytes(reader.bytes, start, reader.at);
  }

  /** The function's own locals and its parameters. */
  get count() {
    return this.#count;
  }

  /** The index of the meter's local for values of this type. */
  spare(kind: SpareKind): number {
    const type = TYPES[kind];
    const known = this.#added.indexOf(type);
    if (known >= 0) return this.#count + known;
    if (this.#count + this.#added.length >= MAX_LOCALS) refuse("A function has too many locals to be metered");
    return this.#count + this.#added.push(type) - 1;
  }

  write(out: ByteWriter) {
    out.u32(this.#groups + this.#added.length);
    out.bytes(this.#own.written);
    for (const type of this.#added) {
      out.byte(1);
      out.byte(type);
    }
  }
}
