import type { ByteReader } from "./byte-reader";
import type { ModuleShape } from "./module-shape";
import { BULK, OP } from "./opcodes";
import { refuse } from "./refusal";
import { readValueType } from "./value-types";

/**
 * Skips the immediates of an instruction that neither branches nor names a function. Unknown instructions are refused,
 * so that none is ever metered with a wrong length.
 */
export function skipImmediates(reader: ByteReader, op: number, shape: ModuleShape) {
  if (op >= OP.firstNumeric && op <= OP.lastNumeric) return;
  if (op >= OP.firstMemoryAccess && op <= OP.lastMemoryAccess) return skipMemoryArgument(reader);
  switch (op) {
    case 0x01: // nop
    case OP.drop:
    case OP.select:
    case OP.refIsNull:
      return;
    case OP.selectTyped: {
      const count = reader.u32();
      for (let i = 0; i < count; i++) readValueType(reader);
      return;
    }
    case OP.globalGet:
    case OP.globalSet:
      return readGlobalIndex(reader, shape);
    case OP.refNull:
      readValueType(reader);
      return;
    case OP.f32Const:
      return reader.skip(4);
    case OP.f64Const:
      return reader.skip(8);
    case OP.localGet:
    case OP.localSet:
    case OP.localTee:
    case OP.tableGet:
    case OP.tableSet:
    case OP.memorySize:
    case OP.memoryGrow:
    case OP.i32Const:
    case OP.i64Const:
      return reader.skipNumber();
    case OP.bulkPrefix:
      return skipBulk(reader);
    case OP.simdPrefix:
      return skipSimd(reader);
    case OP.atomicPrefix:
      return refuse("It uses threads (atomic instructions): build it without threads", reader.at - 1);
    case OP.gcPrefix:
      return refuse("It uses garbage-collected types, which do not run here", reader.at - 1);
    default:
      return refuse(
        `It uses instruction 0x${op.toString(16).padStart(2, "0")}, which is not known here`,
        reader.at - 1,
      );
  }
}

/** An index past the module's own globals would otherwise refer to the fuel that metering appends. */
export function readGlobalIndex(reader: ByteReader, shape: ModuleShape) {
  const at = reader.at;
  if (reader.u32() >= shape.globals) refuse("It names a global that it does not have", at);
}

function skipMemoryArgument(reader: ByteReader) {
  const at = reader.at;
  if (reader.u32() & 0x40) refuse("It uses more than one memory", at);
  reader.skipNumber();
}

function skipBulk(reader: ByteReader) {
  const at = reader.at;
  const op = reader.u32();
  if (op <= BULK.lastSaturating) return;
  if (op > BULK.tableFill) refuse(`It uses instruction 0xfc ${op}, which is not known here`, at);
  reader.skipNumber();
  if (op === BULK.memoryInit || op === BULK.memoryCopy || op === BULK.tableInit || op === BULK.tableCopy) {
    reader.skipNumber();
  }
}

function skipSimd(reader: ByteReader) {
  const at = reader.at;
  const op = reader.u32();
  if (op >= 0x100) refuse("It uses relaxed SIMD, whose results differ between machines: build it without", at);
  if (op <= 11 || op === 92 || op === 93) return skipMemoryArgument(reader);
  if (op === 12 || op === 13) return reader.skip(16);
  if (op >= 84 && op <= 91) skipMemoryArgument(reader);
  if ((op >= 21 && op <= 34) || (op >= 84 && op <= 91)) reader.skip(1);
}
