import type { ByteReader } from "./byte-reader";
import { refuse } from "./refusal";

const PLAIN = new Set([0x7f, 0x7e, 0x7d, 0x7c, 0x7b, 0x70, 0x6f, 0x69]);

/** Steps over a value type: numbers, vectors and the three old kinds of reference. */
export function readValueType(reader: ByteReader): number {
  const at = reader.at;
  const type = reader.byte();
  if (!PLAIN.has(type))
    refuse("It uses a value type of garbage collection or typed references, which do not run here", at);
  return type;
}
