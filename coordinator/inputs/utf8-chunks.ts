import { isUtf8 } from "node:buffer";
import { jobFault } from "#protocol/job-faults/job-fault";
import { InputRefused } from "./input-refused";

const NEWLINE = 0x0a;
const WIDE_MARKS = ["fffe", "feff"];

/** Passes chunks on once their text is known to be UTF-8; anything else is refused with its line. */
export async function* utf8Chunks(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let line = 1;
  let rest: Uint8Array = new Uint8Array();
  let isFirst = true;
  for await (const chunk of chunks) {
    if (isFirst && WIDE_MARKS.includes(Buffer.from(chunk.subarray(0, 2)).toString("hex")))
      throw new InputRefused(jobFault("utf-16"));
    isFirst = false;
    const bytes = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    // A character may be split by the end of a chunk, but not by the last one's, which is empty.
    const whole = chunk.length === 0 ? bytes.length : bytes.length - cutBytes(bytes);
    const text = bytes.subarray(0, whole);
    if (!isUtf8(text)) throw new InputRefused(jobFault("not-utf-8", { line: line + lineWithin(text) }));
    for (let at = text.indexOf(NEWLINE); at >= 0; at = text.indexOf(NEWLINE, at + 1)) line += 1;
    rest = bytes.subarray(whole);
    if (text.length > 0) yield text;
  }
}

/** How many of the last bytes begin a character whose rest is still to come. */
function cutBytes(bytes: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back] ?? 0;
    if ((byte & 0xc0) === 0x80) continue;
    const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc0 ? 2 : 1;
    return length > back ? back : 0;
  }
  return 0;
}

/** How many line ends come before the first line that is not UTF-8. */
function lineWithin(text: Uint8Array): number {
  let lines = 0;
  for (let from = 0; ; lines++) {
    const end = text.indexOf(NEWLINE, from);
    if (end < 0 || !isUtf8(text.subarray(from, end))) return lines;
    from = end + 1;
  }
}
