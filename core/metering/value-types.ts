import type { ByteReader } from "./byte-reader";
import { refuse } from "./refusal";

const NAMES = new Map([
  [0x7f, "i32"],
  [0x7e, "i64"],
  [0x7d, "f32"],
  [0x7c, "f64"],
  [0x7b, "v128"],
  [0x70, "funcref"],
  [0x6f, "externref"],
  [0x69, "exnref"],
]);

/** Skips a value type: numbers, vectors and the three original kinds of reference. */
export function readValueType(reader: ByteReader): number {
  const at = reader.at;
  const type = reader.byte();
  if (!NAMES.has(type))
    refuse("It uses a value type of garbage collection or typed references, which do not run here", at);
  return type;
}

export const valueTypeName = (type: number) => NAMES.get(type) as string;
