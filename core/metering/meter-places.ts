import type { ByteReader } from "./byte-reader";
import { ByteWriter } from "./byte-writer";
import type { ModuleShape } from "./module-shape";
import { MINUS_ONE, OP, TYPE } from "./opcodes";

/** Indices of the meter's parts in a metered module. */
export interface MeterPlaces {
  shape: ModuleShape;
  fuelGlobal: number;
  pagesGlobal: number;
  /** Asks the host, and traps if it says so. The functions that charge by length and grow the memory follow directly. */
  pauseFunction: number;
}

/** An instruction with its number. */
type Instruction = readonly [op: number, number?: number];

/** `if (yield()) unreachable` */
export const pauseCode = (yieldFunction: number) =>
  body([OP.call, yieldFunction], [OP.if, TYPE.empty], [OP.unreachable], [OP.end]);

/** `if (fuel < 0) pause()` */
export const checkCode = ({ fuelGlobal, pauseFunction }: MeterPlaces) => code(check(fuelGlobal, pauseFunction));

/** `fuel -= (n * m) >> 1`, then the check: no operands make it give fuel back. */
export const chargeCode = ({ fuelGlobal, pauseFunction }: MeterPlaces) =>
  body(
    [OP.globalGet, fuelGlobal],
    ...[0, 1].flatMap((parameter): Instruction[] => [[OP.localGet, parameter], [OP.i64ExtendI32]]),
    ...([[OP.i64Multiply], [OP.i64Const, 1], [OP.i64ShiftRight], [OP.i64Sub]] as const),
    [OP.globalSet, fuelGlobal],
    ...check(fuelGlobal, pauseFunction),
    [OP.localGet, 0],
  );

/** `pages − memory.size < wanted ? −1 : memory.grow(wanted)`, or −1 where there is no memory. */
export const growCode = ({ pagesGlobal, shape }: MeterPlaces) =>
  shape.memories === 0
    ? body([OP.i32Const, MINUS_ONE])
    : body(
        [OP.globalGet, pagesGlobal],
        ...([[OP.memorySize, 0], [OP.i32Sub], [OP.localGet, 0], [OP.i32LessThanUnsigned]] as const),
        ...([[OP.if, TYPE.i32], [OP.i32Const, MINUS_ONE], [OP.else]] as const),
        ...([[OP.localGet, 0], [OP.memoryGrow, 0], [OP.end]] as const),
      );

/** Whether the remaining bytes begin with that code. */
export function isNext(reader: ByteReader, bytes: Uint8Array): boolean {
  if (bytes.length > reader.end - reader.at) return false;
  for (let i = 0; i < bytes.length; i++) if (reader.bytes[reader.at + i] !== bytes[i]) return false;
  return true;
}

/** Whether the remaining bytes are exactly that code. */
export const isAll = (reader: ByteReader, bytes: Uint8Array) =>
  reader.end - reader.at === bytes.length && isNext(reader, bytes);

const check = (fuelGlobal: number, pauseFunction: number): Instruction[] => [
  [OP.globalGet, fuelGlobal],
  [OP.i64Const, 0],
  [OP.i64LessThan],
  [OP.if, TYPE.empty],
  [OP.call, pauseFunction],
  [OP.end],
];

/** Of a function without locals. */
const body = (...instructions: Instruction[]) => code([[0], ...instructions, [OP.end]]);

function code(instructions: readonly Instruction[]): Uint8Array {
  const out = new ByteWriter();
  for (const [op, number] of instructions) {
    out.byte(op);
    if (number !== undefined) out.u32(number);
  }
  return out.written;
}
