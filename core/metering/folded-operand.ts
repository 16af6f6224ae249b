import type { ByteReader } from "./byte-reader";
import type { ByteWriter } from "./byte-writer";
import type { SpareKind } from "./local-list";
import { OP } from "./opcodes";

/** Operations that WebKit may compute wrongly, by the type of their operands. */
const DIVISIONS: ReadonlyMap<number, SpareKind> = new Map([
  [0x6e, "i32"], // div_u, rem_s, rem_u
  [0x6f, "i32"],
  [0x70, "i32"],
  [0x80, "i64"],
  [0x81, "i64"],
  [0x82, "i64"],
]);
const EXTREMES: ReadonlyMap<number, SpareKind> = new Map([
  [0x96, "f32"], // min, max
  [0x97, "f32"],
  [0xa4, "f64"],
  [0xa5, "f64"],
]);
const SHIFT_RIGHT_UNSIGNED = 0x76;

/**
 * Operations that WebKit folds wrongly when it sees that both operands are constants: it traps on an unsigned division
 * or a remainder of the lowest number by −1, gives 0 when 32 bits are shifted right by more than 31, and treats 0 and
 * −0 as equal in min and max. Returns the type of the right operand when it must be hidden from the compiler; `literal`
 * is that operand's encoding if it was just written as a constant.
 */
export function foldedWrongly(op: number, literal: Uint8Array | undefined): SpareKind | undefined {
  const division = DIVISIONS.get(op);
  if (division) return literal && !isMinusOne(literal) ? undefined : division;
  if (op === SHIFT_RIGHT_UNSIGNED) return literal?.length === 1 && (literal[0] as number) < 32 ? undefined : "i32";
  return EXTREMES.get(op);
}

/** In an encoding of any length. */
const isMinusOne = (literal: Uint8Array) => literal.every((byte) => (byte & 0x7f) === 0x7f);

/** Moves the operand through a local, so that the compiler no longer sees a constant. */
export function writeUnfolded(out: ByteWriter, local: number) {
  out.byte(OP.localSet);
  out.u32(local);
  out.byte(OP.localGet);
  out.u32(local);
}

/** The integer constant that was written last. */
export class LastLiteral {
  #from = 0;
  #end = -1;

  /** Skips the number of a constant. */
  read(reader: ByteReader) {
    this.#from = reader.at;
    reader.skipNumber();
    this.#end = reader.at;
  }

  before(reader: ByteReader, at: number): Uint8Array | undefined {
    return at === this.#end ? reader.bytes.subarray(this.#from, at) : undefined;
  }
}
