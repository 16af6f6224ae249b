import { ByteReader } from "./byte-reader";
import { ByteWriter } from "./byte-writer";
import { FunctionMeter } from "./function-meter";
import { indexMap, movedFunction, readTypeIndex } from "./index-map";
import { WEIGHT_TABLE, type WeightTable } from "./instruction-weights";
import { writeMeterFunctions, writeStartFunction } from "./meter-code";
import { MODULE_BOUNDS } from "./module-bounds";
import { emptyShape, type ModuleShape } from "./module-shape";
import { Refusal, refuse } from "./refusal";
import { rewriteElements } from "./rewrite-elements";
import {
  readCount,
  readStart,
  refuseMany,
  rewriteExports,
  rewriteFunctions,
  rewriteGlobals,
  rewriteImports,
  rewriteMemory,
  rewriteTables,
  rewriteTypes,
} from "./rewrite-sections";
import { readSections, SECTION } from "./sections";

export type MeterOutcome =
  | { kind: "metered"; bytes: Uint8Array; functions: number; memoryPages: number }
  | { kind: "refused"; message: string };

export interface MeterOptions {
  maxPages: number;
  /** Other weights than those for billing: used to count the instructions of a class. */
  table?: WeightTable;
}

const HEADER = Uint8Array.of(0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00);

/**
 * The same program with a meter in it. The exported i64 `lamplighter.fuel` falls with every instruction, equally in
 * every engine. Whenever it is found below zero, the import `lamplighter.yield` is called, and the program traps if
 * that returns anything but 0. The memory grows to `maxPages` at most, or to what the host sets in `lamplighter.pages`.
 * A start function is no longer run automatically: the host calls the export `lamplighter.start` once fuel is set.
 * Computed NaNs are canonical. What would differ between machines or escape the meter is refused: threads, relaxed
 * SIMD, 64-bit memories, garbage collection. The outcome is valid exactly when the module was.
 *
 * Takes time and memory proportional to the bytes, whatever they contain.
 */
export function meterModule(bytes: Uint8Array, { maxPages, table = WEIGHT_TABLE }: MeterOptions): MeterOutcome {
  try {
    return meter(bytes, maxPages, table);
  } catch (error) {
    if (error instanceof Refusal) return { kind: "refused", message: error.message };
    throw error;
  }
}

function meter(bytes: Uint8Array, maxPages: number, table: WeightTable): MeterOutcome {
  const sections = readSections(bytes);
  const shape = emptyShape();
  const out = new ByteWriter(bytes.length + (bytes.length >> 1) + 256);
  out.bytes(HEADER);
  const take = (id: number) => sections.get(id);
  const put = (id: number, content: ByteWriter) => {
    const reader = take(id);
    if (reader && !reader.done) refuse("A section goes on after its last entry", reader.at);
    out.section(id, content);
  };

  put(SECTION.type, rewriteTypes(take(SECTION.type), shape));
  put(SECTION.import, rewriteImports(take(SECTION.import), shape));
  const start = take(SECTION.start);
  put(SECTION.function, rewriteFunctions(take(SECTION.function), start !== undefined, shape));
  const tables = take(SECTION.table);
  if (tables) put(SECTION.table, rewriteTables(tables, shape));
  const memory = take(SECTION.memory);
  if (memory) put(SECTION.memory, rewriteMemory(memory, shape, maxPages));
  copySection(SECTION.tag, checkedTags(take(SECTION.tag), shape), out);
  put(SECTION.global, rewriteGlobals(take(SECTION.global), shape, maxPages));
  put(SECTION.export, rewriteExports(take(SECTION.export), start !== undefined, shape));
  const elements = take(SECTION.element);
  if (elements) put(SECTION.element, rewriteElements(elements, shape));
  copySection(SECTION.dataCount, take(SECTION.dataCount), out);
  put(SECTION.code, rewriteCode(take(SECTION.code), start, shape, table));
  copySection(SECTION.data, checkedData(take(SECTION.data)), out);

  const { functions, importedFunctions, memoryPages } = shape;
  return { kind: "metered", bytes: out.written, functions: functions - importedFunctions, memoryPages };
}

function copySection(id: number, reader: ByteReader | undefined, out: ByteWriter) {
  if (!reader) return;
  out.byte(id);
  out.u32(reader.end - reader.at);
  out.bytes(reader.bytes, reader.at, reader.end);
}

function checkedTags(reader: ByteReader | undefined, shape: ModuleShape): ByteReader | undefined {
  const start = reader?.at ?? 0;
  const count = readCount(reader);
  for (let i = 0; reader && i < count; i++) {
    reader.byte();
    readTypeIndex(reader, shape);
  }
  if (reader) reader.at = start;
  return reader;
}

/** Every unit initialises them again. */
function checkedData(reader: ByteReader | undefined): ByteReader | undefined {
  const start = reader?.at ?? 0;
  const count = readCount(reader);
  if (count > MODULE_BOUNDS.MAX_MODULE_SEGMENTS)
    refuseMany("data segments", count, MODULE_BOUNDS.MAX_MODULE_SEGMENTS, start);
  if (reader) reader.at = start;
  return reader;
}

function rewriteCode(
  reader: ByteReader | undefined,
  start: ByteReader | undefined,
  shape: ModuleShape,
  table: WeightTable,
): ByteWriter {
  const map = indexMap(shape);
  const count = readCount(reader);
  if (count !== shape.functions - shape.importedFunctions) refuse("It has not one body for each function", reader?.at);
  const out = new ByteWriter(reader ? 2 * (reader.end - reader.at) + 256 : 256);
  out.u32(count + (start ? 4 : 3));
  const functionMeter = new FunctionMeter(shape, map, table);
  for (let i = 0; reader && i < count; i++) {
    const length = reader.u32();
    const from = reader.at;
    reader.skip(length);
    const parameters = shape.typeParameters[shape.functionTypes[shape.importedFunctions + i] as number] as number;
    functionMeter.meter(new ByteReader(reader.bytes, from, reader.at), parameters, out);
  }
  writeMeterFunctions(out, map, shape.memories > 0);
  if (!start) return out;
  writeStartFunction(out, movedFunction(readStart(start, shape), shape));
  if (!start.done) refuse("A section goes on after its last entry", start.at);
  return out;
}
