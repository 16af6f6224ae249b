import { ByteReader } from "./byte-reader";
import { Refusal } from "./refusal";
import { SECTION } from "./sections";

/** The file of a module. */
export interface ModuleFile {
  size: number;
  /** Its bytes from `start` to `end`. */
  read(start: number, end: number): Uint8Array | Promise<Uint8Array>;
  /** UTF-8, with replacement characters for what is none. */
  decode(bytes: Uint8Array): string;
}

const HEADER_BYTES = 8;
/** An id, a length, and the name of a custom section. */
const SECTION_HEAD_BYTES = 16;
/** So that a module made for it takes no more reads and no more memory than any other. */
const MAX_SECTIONS = 64;
const MAX_NAME_SECTION_BYTES = 8 * 1024 * 1024;
const MAX_NAME_CHARS = 120;
const FUNCTION_NAMES = 1;

const FRAME = /^ {2}at function (\d{1,7})$/gm;

/** The message of a trap, with the names that the module gives to the functions in which it was. */
export async function nameFunctions(message: string, file: ModuleFile): Promise<string> {
  const wanted = new Set([...message.matchAll(FRAME)].map(([, number]) => Number(number)));
  if (wanted.size === 0) return message;
  const names = await namesOf(wanted, file).catch((error: unknown) => {
    if (error instanceof Refusal) return new Map<number, string>();
    throw error;
  });
  return message.replace(FRAME, (line, number) => {
    const name = names.get(Number(number));
    return name === undefined ? line : `  at ${name} (function ${number})`;
  });
}

async function namesOf(wanted: ReadonlySet<number>, { size, read, decode }: ModuleFile): Promise<Map<number, string>> {
  let at = HEADER_BYTES;
  for (let seen = 0; at < size && seen < MAX_SECTIONS; seen++) {
    const head = await read(at, Math.min(size, at + SECTION_HEAD_BYTES));
    const reader = new ByteReader(head, 0, head.length);
    const id = reader.byte();
    const length = reader.u32();
    const [start, end] = [at + reader.at, at + reader.at + length];
    if (id === SECTION.custom && isNameSection(reader) && length <= MAX_NAME_SECTION_BYTES && end <= size)
      return readNames(await read(start, end), wanted, decode);
    at = end;
  }
  return new Map();
}

function isNameSection(reader: ByteReader): boolean {
  const rest = reader.bytes.subarray(reader.at);
  return rest[0] === 4 && String.fromCharCode(...rest.subarray(1, 5)) === "name";
}

function readNames(
  section: Uint8Array,
  wanted: ReadonlySet<number>,
  decode: ModuleFile["decode"],
): Map<number, string> {
  const reader = new ByteReader(section, 0, section.length);
  const names = new Map<number, string>();
  reader.name();
  while (!reader.done) {
    const kind = reader.byte();
    const end = reader.u32() + reader.at;
    if (kind === FUNCTION_NAMES) {
      for (let left = reader.u32(); left > 0; left--) {
        const index = reader.u32();
        const name = reader.name();
        if (wanted.has(index)) names.set(index, readable(decode(name.subarray(0, 4 * MAX_NAME_CHARS))));
      }
      return names;
    }
    reader.skip(end - reader.at);
  }
  return names;
}

/** A name may be anything: what a terminal would interpret or a page would break at is left out. */
const readable = (name: string) => name.replace(/[\p{C}\p{Z}]+/gu, " ").slice(0, MAX_NAME_CHARS);
