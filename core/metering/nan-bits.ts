import type { ByteReader } from "./byte-reader";
import type { ByteWriter } from "./byte-writer";
import { OP } from "./opcodes";

/**
 * WebAssembly leaves the bits of a computed NaN to the machine: x64 and Arm differ, and so do engines. Here every
 * arithmetic result that is a NaN becomes the canonical one, which the standard calls the deterministic profile.
 * Instructions that move bits (loads, stores, locals, negation, lanes) are unchanged.
 */
export type FloatKind = "f32" | "f64" | "f32x4" | "f64x2";

/**
 * Arithmetic that may give a NaN, and instructions that read operands as numbers, so that a NaN's bits cannot be
 * observed.
 */
interface Opcodes {
  makers: ReadonlySet<number>;
  judges: ReadonlySet<number>;
}

const range = (first: number, last: number) => Array.from({ length: last - first + 1 }, (_, i) => first + i);
const opcodes = (makers: number[], judges: number[]): Opcodes => ({ makers: new Set(makers), judges: new Set(judges) });

const PROMOTE = 0xbb;
const DEMOTE = 0xb6;

/** ceil … max, then the conversion that gives this kind; comparisons, the conversion that takes it, truncations. */
const SCALAR = {
  f32: opcodes([...range(0x8d, 0x97), DEMOTE], [...range(0x5b, 0x60), PROMOTE, 0xa8, 0xa9, 0xae, 0xaf]),
  f64: opcodes([...range(0x9b, 0xa5), PROMOTE], [...range(0x61, 0x66), DEMOTE, 0xaa, 0xab, 0xb0, 0xb1]),
};

const PROMOTE_LOW = 0x5f;
const DEMOTE_ZERO = 0x5e;

const VECTOR = {
  f32x4: opcodes(
    [...range(0x67, 0x6a), ...range(0xe3, 0xe9), DEMOTE_ZERO],
    [...range(0x41, 0x46), PROMOTE_LOW, 0xf8, 0xf9],
  ),
  f64x2: opcodes(
    [0x74, 0x75, 0x7a, 0x94, ...range(0xef, 0xf5), PROMOTE_LOW],
    [...range(0x47, 0x4c), DEMOTE_ZERO, 0xfc, 0xfd],
  ),
};

/**
 * The kind of float that the instruction computes, if its NaN has unspecified bits; `vectorOp` when `op` is the vector
 * prefix.
 */
export function floatMadeBy(op: number, vectorOp: number): FloatKind | undefined {
  if (op !== OP.simdPrefix) return SCALAR.f32.makers.has(op) ? "f32" : SCALAR.f64.makers.has(op) ? "f64" : undefined;
  return VECTOR.f32x4.makers.has(vectorOp) ? "f32x4" : VECTOR.f64x2.makers.has(vectorOp) ? "f64x2" : undefined;
}

export function vectorOpAt(reader: ByteReader, start: number): number {
  const { at } = reader;
  reader.at = start + 1;
  const op = reader.u32();
  reader.at = at;
  return op;
}

/**
 * Whether the next instruction takes the float that was just computed as a number, so that its bits cannot be observed.
 */
export function isJudgedNext(reader: ByteReader, kind: FloatKind): boolean {
  const { at } = reader;
  if (reader.done) return false;
  const op = reader.byte();
  if (op === OP.drop) {
    reader.at = at;
    return true;
  }
  const isVector = kind === "f32x4" || kind === "f64x2";
  let judged = false;
  if (!isVector) judged = SCALAR[kind].makers.has(op) ? op !== conversionTo(kind) : SCALAR[kind].judges.has(op);
  else if (op === OP.simdPrefix && !reader.done) {
    const vectorOp = reader.u32();
    judged = VECTOR[kind].makers.has(vectorOp) ? vectorOp !== conversionTo(kind) : VECTOR[kind].judges.has(vectorOp);
  }
  reader.at = at;
  return judged;
}

/** Converts to this kind of float from the other one, and so does not take this one. */
function conversionTo(kind: FloatKind): number {
  return { f32: DEMOTE, f64: PROMOTE, f32x4: DEMOTE_ZERO, f64x2: PROMOTE_LOW }[kind];
}

const LANES = { f32: [0, 0, 0xc0, 0x7f], f64: [0, 0, 0, 0, 0, 0, 0xf8, 0x7f] };
const CANONICAL: Record<FloatKind, number[]> = {
  f32: [OP.f32Const, ...LANES.f32],
  f64: [OP.f64Const, ...LANES.f64],
  f32x4: [OP.simdPrefix, OP.v128Const, ...LANES.f32, ...LANES.f32, ...LANES.f32, ...LANES.f32],
  f64x2: [OP.simdPrefix, OP.v128Const, ...LANES.f64, ...LANES.f64],
};
/** `x = x` where x is a number, then a select by it. */
const CHOOSE: Record<FloatKind, number[]> = {
  f32: [0x5b, OP.select],
  f64: [0x61, OP.select],
  f32x4: [OP.simdPrefix, 0x41, OP.simdPrefix, OP.v128Bitselect],
  f64x2: [OP.simdPrefix, 0x47, OP.simdPrefix, OP.v128Bitselect],
};

/** `x = x ? x : NaN`, with a local that holds x in between. */
export function writeCanonical(out: ByteWriter, kind: FloatKind, local: number) {
  out.byte(OP.localTee);
  out.u32(local);
  for (const byte of CANONICAL[kind]) out.byte(byte);
  for (let times = 0; times < 2; times++) {
    out.byte(OP.localGet);
    out.u32(local);
  }
  for (const byte of CHOOSE[kind]) out.byte(byte);
}
