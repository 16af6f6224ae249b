import type { ByteReader } from "./byte-reader";
import type { ByteWriter } from "./byte-writer";
import { moveFunctionIndex } from "./index-map";
import { skipImmediates } from "./instruction-immediates";
import type { ModuleShape } from "./module-shape";
import { OP } from "./opcodes";

/** Copies an initial value up to its `end`, with function indices moved. */
export function copyConstantExpression(reader: ByteReader, writer: ByteWriter, shape: ModuleShape) {
  for (;;) {
    const start = reader.at;
    const op = reader.byte();
    if (op === OP.refFunc) {
      writer.byte(op);
      moveFunctionIndex(reader, writer, shape);
      continue;
    }
    if (op !== OP.end) skipImmediates(reader, op, shape);
    writer.bytes(reader.bytes, start, reader.at);
    if (op === OP.end) return;
  }
}
