import { ByteWriter } from "./byte-writer";
import type { IndexMap } from "./index-map";
import { MINUS_ONE, OP, TYPE } from "./opcodes";

/** `fuel -= cost` */
export function writeCharge(out: ByteWriter, map: IndexMap, cost: number) {
  if (cost === 0) return;
  out.byte(OP.globalGet);
  out.u32(map.fuelGlobal);
  out.byte(OP.i64Const);
  out.positive(cost);
  out.byte(OP.i64Sub);
  out.byte(OP.globalSet);
  out.u32(map.fuelGlobal);
}

/** `if (fuel < 0) pause()` */
export function writeCheck(out: ByteWriter, map: IndexMap) {
  out.byte(OP.globalGet);
  out.u32(map.fuelGlobal);
  out.byte(OP.i64Const);
  out.byte(0);
  out.byte(OP.i64LessThan);
  writeIf(out, () => {
    out.byte(OP.call);
    out.u32(map.pauseFunction);
  });
}

/** The functions that are appended to every module, in the order of the index map: pause, charge, grow. */
export function writeMeterFunctions(out: ByteWriter, map: IndexMap, hasMemory: boolean) {
  const pause = new ByteWriter();
  pause.byte(0);
  pause.byte(OP.call);
  pause.u32(map.yieldFunction);
  // A trap, not an exception thrown by the host, which catch_all would catch.
  writeIf(pause, () => pause.byte(OP.unreachable));
  pause.byte(OP.end);
  out.sized(pause);

  const charge = new ByteWriter();
  charge.byte(0);
  charge.byte(OP.globalGet);
  charge.u32(map.fuelGlobal);
  for (const parameter of [0, 1]) {
    charge.byte(OP.localGet);
    charge.byte(parameter);
    charge.byte(OP.i64ExtendI32);
  }
  for (const byte of [OP.i64Multiply, OP.i64Const, 1, OP.i64ShiftRight]) charge.byte(byte);
  charge.byte(OP.i64Sub);
  charge.byte(OP.globalSet);
  charge.u32(map.fuelGlobal);
  writeCheck(charge, map);
  charge.byte(OP.localGet);
  charge.byte(0);
  charge.byte(OP.end);
  out.sized(charge);

  const grow = new ByteWriter();
  grow.byte(0);
  if (hasMemory) writeGrow(grow, map);
  else for (const byte of [OP.i32Const, MINUS_ONE]) grow.byte(byte);
  grow.byte(OP.end);
  out.sized(grow);
}

/** `pages − memory.size < wanted ? −1 : memory.grow(wanted)` */
function writeGrow(out: ByteWriter, map: IndexMap) {
  out.byte(OP.globalGet);
  out.u32(map.pagesGlobal);
  for (const byte of [OP.memorySize, 0, OP.i32Sub, OP.localGet, 0, OP.i32LessThanUnsigned]) out.byte(byte);
  for (const byte of [OP.if, TYPE.i32, OP.i32Const, MINUS_ONE, OP.else]) out.byte(byte);
  for (const byte of [OP.localGet, 0, OP.memoryGrow, 0, OP.end]) out.byte(byte);
}

export function writeStartFunction(out: ByteWriter, startFunction: number) {
  const start = new ByteWriter();
  start.byte(0);
  start.byte(OP.call);
  start.u32(startFunction);
  start.byte(OP.end);
  out.sized(start);
}

function writeIf(out: ByteWriter, then: () => void) {
  out.byte(OP.if);
  out.byte(TYPE.empty);
  then();
  out.byte(OP.end);
}
