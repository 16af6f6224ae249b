import { LIMITS } from "#protocol/limits";

/** Runs of printable ASCII in a program, each once, in the order in which they come. */
export function readableStrings(bytes: Uint8Array): string[] {
  const found = new Set<string>();
  let start = 0;
  for (let at = 0; at <= bytes.length && found.size < LIMITS.MAX_STRINGS; at++) {
    const byte = bytes[at];
    const isPrintable = byte !== undefined && byte >= 0x20 && byte < 0x7f;
    if (isPrintable && at - start < LIMITS.MAX_STRING_CHARS) continue;
    if (at - start >= LIMITS.MIN_STRING_CHARS) found.add(Buffer.from(bytes.subarray(start, at)).toString("latin1"));
    start = isPrintable ? at : at + 1;
  }
  return [...found];
}
