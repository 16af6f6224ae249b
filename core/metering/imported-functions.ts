import type { ByteReader } from "./byte-reader";
import { readCount, readLimits } from "./rewrite-sections";
import { readSections, SECTION } from "./sections";
import { readValueType, valueTypeName } from "./value-types";

/** A function that a module imports, with the names of its types in the text format. */
export interface ImportedFunction {
  module: string;
  name: string;
  parameters: string[];
  results: string[];
}

const UNBOUNDED = 2 ** 32;

/**
 * The functions that a module imports, with their types, which engines do not expose. For metered modules: modules that
 * the rewriter would refuse are refused here less precisely.
 */
export function importedFunctions(bytes: Uint8Array): ImportedFunction[] {
  const sections = readSections(bytes);
  const types = entriesOf(sections.get(SECTION.type), readFunctionType);
  return entriesOf(sections.get(SECTION.import), readImport).flatMap(({ module, name, type }) => {
    const found = type === undefined ? undefined : types[type];
    return found ? [{ module, name, ...found }] : [];
  });
}

function entriesOf<Entry>(reader: ByteReader | undefined, read: (reader: ByteReader) => Entry): Entry[] {
  const count = readCount(reader);
  const entries: Entry[] = [];
  for (let i = 0; reader && i < count; i++) entries.push(read(reader));
  return entries;
}

function readFunctionType(reader: ByteReader) {
  reader.byte();
  return { parameters: readValueTypes(reader), results: readValueTypes(reader) };
}

const readValueTypes = (reader: ByteReader) =>
  Array.from({ length: readCount(reader) }, () => valueTypeName(readValueType(reader)));

function readImport(reader: ByteReader): { module: string; name: string; type?: number } {
  const imported = { module: textOf(reader.name()), name: textOf(reader.name()) };
  const kind = reader.byte();
  if (kind === 0) return { ...imported, type: reader.u32() };
  skipDescription(reader, kind);
  return imported;
}

function skipDescription(reader: ByteReader, kind: number) {
  if (kind === 1) readValueType(reader);
  if (kind === 1 || kind === 2) readLimits(reader, UNBOUNDED, "import", "units");
  else {
    reader.byte();
    reader.skipNumber();
  }
}

/** One character per byte: the names that we offer are ASCII, and any other name is only compared. */
const textOf = (name: Uint8Array) => Array.from(name, (byte) => String.fromCharCode(byte)).join("");
