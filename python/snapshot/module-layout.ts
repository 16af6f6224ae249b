import { ByteReader } from "#core/metering/byte-reader";
import { readCount } from "#core/metering/rewrite-sections";
import { SECTION } from "#core/metering/sections";

/** A command's layout, as far as it matters for appending to it. */
export interface ModuleLayout {
  types: number;
  /** The names of its imported functions, in order. */
  imports: string[];
  /** Imported ones and its own. */
  functions: number;
}

/** Reads the number of types and functions of a command that imports only functions and has one memory and one global. */
export function readLayout(sections: ReadonlyMap<number, ByteReader>): ModuleLayout {
  const reader = (id: number) => {
    const section = sections.get(id);
    return section && new ByteReader(section.bytes, section.at, section.end);
  };
  const count = (id: number) => readCount(reader(id));
  if (count(SECTION.memory) !== 1 || count(SECTION.global) !== 1)
    throw new Error("The interpreter has more than one memory or mutable global: the snapshot would lose the others.");
  if (sections.has(SECTION.start) || sections.has(SECTION.dataCount))
    throw new Error("The interpreter has a start function or passive data, which the snapshot does not know.");
  const imports = importNames(reader(SECTION.import));
  return { types: count(SECTION.type), imports, functions: imports.length + count(SECTION.function) };
}

function importNames(reader: ByteReader | undefined): string[] {
  const count = readCount(reader);
  const names: string[] = [];
  for (let i = 0; reader && i < count; i++) {
    reader.name();
    names.push(new TextDecoder().decode(reader.name()));
    if (reader.byte() !== 0) throw new Error("The interpreter imports something that is no function.");
    reader.u32();
  }
  return names;
}
