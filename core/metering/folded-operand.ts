import type { ByteReader } from "./byte-reader";
import type { ByteWriter } from "./byte-writer";
import type { SpareKind } from "./local-list";
import { OP } from "./opcodes";

/** Operations that WebKit may compute wrongly, by the kind of their operands. */
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
 * What WebKit computes wrongly when it compiles, because it sees that both operands are constants: it traps where the
 * lowest number is divided by −1 without a sign or for the rest, makes 0 of 32 bits that are shifted right by more than
 * 31, and takes 0 and −0 for equal when it looks for the lesser or the greater. Gives the kind of the operand on the right
 * when it must be kept from seeing that; `literal` is that operand's number when it was just written as one.
 */
export function foldedWrongly(op: number, literal: Uint8Array | undefined): SpareKind | undefined {
  const division = DIVISIONS.get(op);
  if (division) return literal && !isMinusOne(literal) ? undefined : division;
  if (op === SHIFT_RIGHT_UNSIGNED) return literal?.length === 1 && (literal[0] as number) < 32 ? undefined : "i32";
  return EXTREMES.get(op);
}

/** However long it is written. */
const isMinusOne = (literal: Uint8Array) => literal.every((byte) => (byte & 0x7f) === 0x7f);

/** Takes the operand through a local, where nobody knows it for a constant any more. */
export function writeUnfolded(out: ByteWriter, local: number) {
  out.byte(OP.localSet);
  out.u32(local);
  out.byte(OP.localGet);
  out.u32(local);
}

/** The whole number that was written last, and whether it was right before. */
export class LastLiteral {
  #from = 0;
  #end = -1;

  /** Steps over the number of a constant. */
  read(reader: ByteReader) {
    this.#from = reader.at;
    reader.skipNumber();
    this.#end = reader.at;
  }

  before(reader: ByteReader, at: number): Uint8Array | undefined {
    return at === this.#end ? reader.bytes.subarray(this.#from, at) : undefined;
  }
}
