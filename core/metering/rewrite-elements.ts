import type { ByteReader } from "./byte-reader";
import { ByteWriter } from "./byte-writer";
import { copyConstantExpression } from "./constant-expression";
import { moveFunctionIndex } from "./index-map";
import { MODULE_BOUNDS } from "./module-bounds";
import type { ModuleShape } from "./module-shape";
import { refuse } from "./refusal";
import { readCount, refuseMany } from "./rewrite-sections";
import { readValueType } from "./value-types";

/** Flags in a segment's first number. */
const PASSIVE_OR_DECLARED = 1;
const EXPLICIT = 2;
const EXPRESSIONS = 4;

export function rewriteElements(reader: ByteReader, shape: ModuleShape): ByteWriter {
  const out = new ByteWriter(1_024);
  const count = readCount(reader);
  if (count > MODULE_BOUNDS.MAX_MODULE_SEGMENTS)
    refuseMany("element segments", count, MODULE_BOUNDS.MAX_MODULE_SEGMENTS, reader.at);
  out.u32(count);
  for (let i = 0; i < count; i++) copySegment(reader, out, shape);
  return out;
}

function copySegment(reader: ByteReader, out: ByteWriter, shape: ModuleShape) {
  const at = reader.at;
  const flags = reader.u32();
  if (flags > 7) refuse("An element segment is of unknown kind", at);
  out.u32(flags);
  const isActive = (flags & PASSIVE_OR_DECLARED) === 0;
  if (isActive && flags & EXPLICIT) out.u32(reader.u32());
  if (isActive) copyConstantExpression(reader, out, shape);
  if (flags & (PASSIVE_OR_DECLARED | EXPLICIT)) {
    out.byte(flags & EXPRESSIONS ? readValueType(reader) : reader.byte());
  }
  const elements = readCount(reader);
  out.u32(elements);
  for (let i = 0; i < elements; i++) {
    if (flags & EXPRESSIONS) copyConstantExpression(reader, out, shape);
    else moveFunctionIndex(reader, out, shape);
  }
}
