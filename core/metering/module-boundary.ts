import type { ByteReader } from "./byte-reader";
import { readTypeIndex } from "./index-map";
import { skipImmediates } from "./instruction-immediates";
import { emptyShape, type ModuleShape } from "./module-shape";
import { OP, TYPE } from "./opcodes";
import { refuse } from "./refusal";
import { MAX_PAGES, readCount, readLimits } from "./rewrite-sections";
import { SECTION } from "./sections";
import { readValueType } from "./value-types";

/** The most that engines accept in a table. */
const MAX_ELEMENTS = 10_000_000;

/** Where values cross between a module and the surrounding JavaScript, by their types. */
export interface ModuleBoundary {
  types: { parameters: number[]; results: number[] }[];
  /** The type of each function, imported ones first. */
  functionTypes: number[];
  importedFunctions: number;
  globalTypes: number[];
  /** Functions that the outside may call: exported ones, and those that are referred to. */
  open: Set<number>;
  shape: ModuleShape;
}

type Sections = ReadonlyMap<number, ByteReader>;

/** Reads everything in a module except its code and data. */
export function readBoundary(sections: Sections): ModuleBoundary {
  const shape = emptyShape();
  const boundary: ModuleBoundary = {
    types: [],
    functionTypes: [],
    importedFunctions: 0,
    globalTypes: [],
    open: new Set(),
    shape,
  };
  each(sections, SECTION.type, (reader) => boundary.types.push(readFunctionType(reader)));
  shape.types = boundary.types.length;
  each(sections, SECTION.import, (reader) => readImport(reader, boundary));
  boundary.importedFunctions = boundary.functionTypes.length;
  each(sections, SECTION.function, (reader) => boundary.functionTypes.push(readTypeIndex(reader, shape)));
  each(sections, SECTION.table, readTable);
  each(sections, SECTION.memory, readMemory);
  each(sections, SECTION.global, (reader) => readGlobal(reader, boundary));
  each(sections, SECTION.export, (reader) => readExport(reader, boundary));
  each(sections, SECTION.element, (reader) => readSegment(reader, boundary));
  return boundary;
}

function each(sections: Sections, id: number, read: (reader: ByteReader) => void) {
  const reader = sections.get(id);
  const count = readCount(reader);
  for (let i = 0; reader && i < count; i++) read(reader);
}

function readFunctionType(reader: ByteReader) {
  const at = reader.at;
  if (reader.byte() !== TYPE.func) refuse("It has types of garbage collection, which do not run here", at);
  return { parameters: readValueTypes(reader), results: readValueTypes(reader) };
}

const readValueTypes = (reader: ByteReader) => Array.from({ length: readCount(reader) }, () => readValueType(reader));

function readImport(reader: ByteReader, { functionTypes, globalTypes, shape }: ModuleBoundary) {
  reader.name();
  reader.name();
  const at = reader.at;
  const kind = reader.byte();
  if (kind === 0) functionTypes.push(readTypeIndex(reader, shape));
  else if (kind === 1) readTable(reader);
  else if (kind === 2) readMemory(reader);
  else if (kind === 3) {
    globalTypes.push(readValueType(reader));
    shape.globals += 1;
    reader.byte();
  } else if (kind === 4) {
    reader.byte();
    readTypeIndex(reader, shape);
  } else refuse(`It has an import of unknown kind ${kind}`, at);
}

function readTable(reader: ByteReader) {
  readValueType(reader);
  readLimits(reader, MAX_ELEMENTS, "table", "elements");
}

function readMemory(reader: ByteReader) {
  readLimits(reader, MAX_PAGES, "memory", "pages of 64 KiB");
}

function readGlobal(reader: ByteReader, boundary: ModuleBoundary) {
  boundary.globalTypes.push(readValueType(reader));
  reader.byte();
  readInitialValue(reader, boundary);
  boundary.shape.globals += 1;
}

function readInitialValue(reader: ByteReader, { open, shape }: ModuleBoundary) {
  for (let op = reader.byte(); op !== OP.end; op = reader.byte()) {
    if (op === OP.refFunc) open.add(reader.u32());
    else skipImmediates(reader, op, shape);
  }
}

function readExport(reader: ByteReader, { open }: ModuleBoundary) {
  reader.name();
  const kind = reader.byte();
  const index = reader.u32();
  if (kind === 0) open.add(index);
}

/** The flags in a segment's first number: passive or declared, explicit table, with expressions. */
function readSegment(reader: ByteReader, boundary: ModuleBoundary) {
  const flags = reader.u32();
  const isActive = (flags & 1) === 0;
  if (isActive && flags & 2) reader.u32();
  if (isActive) readInitialValue(reader, boundary);
  if (flags & 3) reader.byte();
  const elements = readCount(reader);
  for (let i = 0; i < elements; i++) {
    if (flags & 4) readInitialValue(reader, boundary);
    else boundary.open.add(reader.u32());
  }
}
