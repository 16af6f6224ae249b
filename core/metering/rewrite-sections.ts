import type { ByteReader } from "./byte-reader";
import { ByteWriter } from "./byte-writer";
import { copyConstantExpression } from "./constant-expression";
import { indexMap, moveFunctionIndex, readTypeIndex } from "./index-map";
import { FUEL_EXPORT, METER_MODULE, PAGES_EXPORT, RESERVED_PREFIX, START_EXPORT, YIELD_IMPORT } from "./meter-names";
import { MODULE_BOUNDS } from "./module-bounds";
import type { ModuleShape } from "./module-shape";
import { OP, TYPE } from "./opcodes";
import { refuse } from "./refusal";
import { readValueType } from "./value-types";

/** The most types and functions that engines accept, minus those that the meter adds. */
const MAX_ENTRIES = 1_000_000 - 8;
const MAX_TABLES = 16;
const MAX_TABLE_ELEMENTS = 1_000_000;
export const MAX_PAGES = 65_536;

/** Positions of the meter's types after the module's own. */
const YIELD_TYPE = 0;
const PAUSE_TYPE = 1;
const CHARGE_TYPE = 2;
const GROW_TYPE = 3;

export function rewriteTypes(reader: ByteReader | undefined, shape: ModuleShape): ByteWriter {
  const out = new ByteWriter();
  const count = readCount(reader);
  if (count > MODULE_BOUNDS.MAX_MODULE_TYPES) refuseMany("types", count, MODULE_BOUNDS.MAX_MODULE_TYPES, reader?.at);
  shape.types = count;
  shape.typeIsPlain = new Uint8Array(count);
  shape.typeParameters = new Uint32Array(count);
  out.u32(count + 4);
  const start = reader?.at ?? 0;
  for (let type = 0; reader && type < count; type++) {
    const at = reader.at;
    if (reader.byte() !== TYPE.func) refuse("It has types of garbage collection, which do not run here", at);
    const parameters = readValueTypes(reader);
    const results = readValueTypes(reader);
    shape.typeParameters[type] = parameters;
    shape.typeIsPlain[type] = parameters + results === 0 ? 1 : 0;
  }
  if (reader) out.bytes(reader.bytes, start, reader.at);
  for (const byte of [TYPE.func, 0, 1, TYPE.i32]) out.byte(byte);
  for (const byte of [TYPE.func, 0, 0]) out.byte(byte);
  for (const byte of [TYPE.func, 2, TYPE.i32, TYPE.i32, 1, TYPE.i32]) out.byte(byte);
  for (const byte of [TYPE.func, 1, TYPE.i32, 1, TYPE.i32]) out.byte(byte);
  return out;
}

export function rewriteImports(reader: ByteReader | undefined, shape: ModuleShape): ByteWriter {
  const out = new ByteWriter();
  const count = readCount(reader);
  out.u32(count + 1);
  const start = reader?.at ?? 0;
  const types: number[] = [];
  for (let i = 0; reader && i < count; i++) {
    refuseReserved(reader);
    reader.name();
    readImport(reader, shape, types);
  }
  if (reader) out.bytes(reader.bytes, start, reader.at);
  shape.importedFunctions = types.length;
  shape.functions = types.length;
  shape.functionTypes = Uint32Array.from(types);
  shape.globals = shape.importedGlobals;
  out.name(METER_MODULE);
  out.name(YIELD_IMPORT);
  out.byte(0);
  out.u32(shape.types + YIELD_TYPE);
  return out;
}

function readImport(reader: ByteReader, shape: ModuleShape, types: number[]) {
  const at = reader.at;
  const kind = reader.byte();
  switch (kind) {
    case 0:
      types.push(readTypeIndex(reader, shape));
      return;
    case 1:
      return refuse("It imports a table: a program must define its own", at);
    case 2:
      return refuse("It imports a memory: a program must define its own", at);
    case 3:
      readValueType(reader);
      reader.byte();
      shape.importedGlobals += 1;
      return;
    case 4:
      reader.byte();
      readTypeIndex(reader, shape);
      return;
    default:
      return refuse(`It has an import of unknown kind ${kind}`, at);
  }
}

export function rewriteFunctions(reader: ByteReader | undefined, hasStart: boolean, shape: ModuleShape): ByteWriter {
  const out = new ByteWriter();
  const count = readCount(reader);
  if (count > MODULE_BOUNDS.MAX_MODULE_FUNCTIONS)
    refuseMany("functions", count, MODULE_BOUNDS.MAX_MODULE_FUNCTIONS, reader?.at);
  const start = reader?.at ?? 0;
  const types = new Uint32Array(shape.importedFunctions + count);
  types.set(shape.functionTypes);
  for (let i = 0; reader && i < count; i++) types[shape.importedFunctions + i] = readTypeIndex(reader, shape);
  shape.functions += count;
  shape.functionTypes = types;
  out.u32(count + (hasStart ? 4 : 3));
  if (reader) out.bytes(reader.bytes, start, reader.at);
  out.u32(shape.types + PAUSE_TYPE);
  out.u32(shape.types + CHARGE_TYPE);
  out.u32(shape.types + GROW_TYPE);
  if (hasStart) out.u32(shape.types + PAUSE_TYPE);
  return out;
}

/** Tables are limited like the memory, so that no device is filled with empty references. */
export function rewriteTables(reader: ByteReader, shape: ModuleShape): ByteWriter {
  const out = new ByteWriter();
  const count = readCount(reader);
  if (count > MAX_TABLES) refuse(`It has ${count} tables; at most ${MAX_TABLES} run here`, reader.at);
  shape.tables = count;
  out.u32(count);
  for (let i = 0; i < count; i++) {
    out.byte(readValueType(reader));
    writeLimits(out, readLimits(reader, MAX_TABLE_ELEMENTS, "table", "elements"), MAX_TABLE_ELEMENTS);
  }
  return out;
}

export function rewriteMemory(reader: ByteReader, shape: ModuleShape, maxPages: number): ByteWriter {
  const out = new ByteWriter();
  const count = readCount(reader);
  if (count > 1) refuse("It has more than one memory", reader.at);
  shape.memories = count;
  out.u32(count);
  if (count === 0) return out;
  const at = reader.at;
  const limits = readLimits(reader, maxPages, "memory", "pages of 64 KiB");
  if (limits.max !== undefined && limits.max > MAX_PAGES) refuse("Its memory could pass 4 GiB", at);
  shape.memoryPages = limits.min;
  writeLimits(out, limits, maxPages);
  return out;
}

export interface Limits {
  min: number;
  max?: number;
}

export function readLimits(reader: ByteReader, max: number, what: string, unit: string): Limits {
  const at = reader.at;
  const flags = reader.byte();
  if (flags & 4) refuse(`Its ${what} has 64-bit addresses: build it for wasm32`, at);
  if (flags & 2) refuse(`Its ${what} is shared between threads: build it without threads`, at);
  if (flags > 1) refuse(`Its ${what} is of a kind that is not known here`, at);
  const min = reader.u32();
  if (min > max) refuse(`Its ${what} starts with ${min} ${unit}, more than the limit of ${max}`, at);
  return flags === 1 ? { min, max: reader.u32() } : { min };
}

function writeLimits(out: ByteWriter, limits: Limits, max: number) {
  out.byte(1);
  out.u32(limits.min);
  out.u32(Math.min(limits.max ?? max, max));
}

export function rewriteGlobals(reader: ByteReader | undefined, shape: ModuleShape, maxPages: number): ByteWriter {
  const out = new ByteWriter();
  const count = readCount(reader);
  out.u32(count + 2);
  for (let i = 0; reader && i < count; i++) {
    out.byte(readValueType(reader));
    out.byte(reader.byte());
    copyConstantExpression(reader, out, shape);
    shape.globals += 1;
  }
  for (const byte of [TYPE.i64, 1, OP.i64Const, 0, OP.end]) out.byte(byte);
  for (const byte of [TYPE.i32, 1, OP.i32Const]) out.byte(byte);
  out.positive(maxPages);
  out.byte(OP.end);
  return out;
}

export function rewriteExports(reader: ByteReader | undefined, hasStart: boolean, shape: ModuleShape): ByteWriter {
  const out = new ByteWriter();
  const count = readCount(reader);
  out.u32(count + (hasStart ? 3 : 2));
  for (let i = 0; reader && i < count; i++) {
    const from = reader.at;
    refuseReserved(reader);
    const kind = reader.byte();
    out.bytes(reader.bytes, from, reader.at);
    if (kind === 0) moveFunctionIndex(reader, out, shape);
    else out.u32(readExportedIndex(reader, kind, shape));
  }
  out.name(FUEL_EXPORT);
  out.byte(3);
  out.u32(shape.globals);
  out.name(PAGES_EXPORT);
  out.byte(3);
  out.u32(shape.globals + 1);
  if (!hasStart) return out;
  out.name(START_EXPORT);
  out.byte(0);
  out.u32(indexMap(shape).startFunction);
  return out;
}

function readExportedIndex(reader: ByteReader, kind: number, shape: ModuleShape): number {
  const at = reader.at;
  const index = reader.u32();
  if (kind === 3 && index >= shape.globals) refuse("It exports a global that it does not have", at);
  return index;
}

/** The start function, which must have no parameters and results; its index in the original module. */
export function readStart(reader: ByteReader, shape: ModuleShape): number {
  const at = reader.at;
  const index = reader.u32();
  if (index >= shape.functions) refuse("It names a function that it does not have", at);
  if (shape.typeIsPlain[shape.functionTypes[index] as number] !== 1)
    refuse("Its start function takes or gives values", at);
  return index;
}

/** How many entries follow; each takes at least one byte, so an impossible count is refused at once. */
export function readCount(reader: ByteReader | undefined): number {
  if (!reader) return 0;
  const at = reader.at;
  const count = reader.u32();
  if (count > reader.end - reader.at) refuse("A section is shorter than it says", at);
  if (count > MAX_ENTRIES) refuse("A section has too many entries", at);
  return count;
}

function readValueTypes(reader: ByteReader): number {
  const count = reader.u32();
  if (count > MODULE_BOUNDS.MAX_TYPE_VALUES)
    refuseMany("values in one type", count, MODULE_BOUNDS.MAX_TYPE_VALUES, reader.at);
  for (let i = 0; i < count; i++) readValueType(reader);
  return count;
}

/** Refuses what would take a device long to compile, or to initialise for each unit. */
export function refuseMany(what: string, count: number, max: number, at?: number): never {
  refuse(
    `It has ${count} ${what}; at most ${max} run here. Leave out what it does not need, for example with wasm-opt -Oz`,
    at,
  );
}

function refuseReserved(reader: ByteReader) {
  const at = reader.at;
  const name = reader.name();
  if (name.length < RESERVED_PREFIX.length) return;
  for (let i = 0; i < RESERVED_PREFIX.length; i++) if (name[i] !== RESERVED_PREFIX.charCodeAt(i)) return;
  refuse(`It uses a name that begins with "${RESERVED_PREFIX}", which is reserved for metering: rename it`, at);
}
