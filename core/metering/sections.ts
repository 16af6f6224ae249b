import { ByteReader } from "./byte-reader";
import { refuse } from "./refusal";

export const SECTION = {
  custom: 0,
  type: 1,
  import: 2,
  function: 3,
  table: 4,
  memory: 5,
  global: 6,
  export: 7,
  start: 8,
  element: 9,
  code: 10,
  data: 11,
  dataCount: 12,
  tag: 13,
} as const;

/** The order that the standard prescribes; tags and the data count were added later, with out-of-order numbers. */
const ORDER: readonly number[] = [1, 2, 3, 4, 5, 13, 6, 7, 8, 9, 12, 10, 11];

/** The longest name that engines accept. */
const MAX_NAME_BYTES = 100_000;

const HEADER = [0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00];

/** The sections of a module by number. Custom sections are left out: nothing that runs depends on them. */
export function readSections(bytes: Uint8Array): Map<number, ByteReader> {
  if (HEADER.some((byte, at) => bytes[at] !== byte)) refuse("This is not a WebAssembly module of version 1", 0);
  const sections = new Map<number, ByteReader>();
  const reader = new ByteReader(bytes, HEADER.length, bytes.length);
  let last = -1;
  while (!reader.done) {
    const at = reader.at;
    const id = reader.byte();
    const length = reader.u32();
    const start = reader.at;
    reader.skip(length);
    const section = new ByteReader(bytes, start, reader.at);
    if (id === SECTION.custom) {
      checkCustomName(section);
      continue;
    }
    const place = ORDER.indexOf(id);
    if (place < 0) refuse(`It has a section of unknown kind ${id}`, at);
    if (place <= last) refuse("Its sections are out of order", at);
    last = place;
    sections.set(id, section);
  }
  return sections;
}

/** A custom section with an invalid name makes the whole module invalid, so leaving it out must not repair the module. */
function checkCustomName(section: ByteReader) {
  const at = section.at;
  const name = section.name();
  if (name.length > MAX_NAME_BYTES || !isUtf8(name)) refuse("A custom section has no proper name", at);
}

function isUtf8(bytes: Uint8Array): boolean {
  let escaped = "";
  for (const byte of bytes) escaped += `%${byte.toString(16).padStart(2, "0")}`;
  try {
    decodeURIComponent(escaped);
    return true;
  } catch {
    return false;
  }
}
