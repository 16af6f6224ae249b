import { jobFault } from "#protocol/job-faults/job-fault";
import { InputRefused } from "../input-refused";
import { type CutLine, LineCutter } from "../line-cutter";
import { type FoundObject, type ObjectAccess, readFound } from "./object-access";

const READ_BYTES = 4 * 1024 * 1024;

const utf8 = new TextDecoder("utf-8", { fatal: true });

/** The lines of a text object, a few at a time, without blank ones and without a byte order mark. */
export async function* linesInObject(access: ObjectAccess, object: FoundObject): AsyncGenerator<string[]> {
  const cutter = new LineCutter();
  for (let start = 0; start < object.bytes; start += READ_BYTES) {
    access.signal?.throwIfAborted();
    const end = Math.min(start + READ_BYTES, object.bytes);
    const bytes = await readFound(access, object, { start, end });
    yield textsOf(cutter.take(start === 0 ? withoutMark(bytes) : bytes), object);
  }
  yield textsOf(cutter.finish(), object);
}

const textsOf = (lines: Iterable<CutLine>, { address }: FoundObject) =>
  Array.from(lines, ({ number, bytes }) => {
    try {
      return utf8.decode(bytes);
    } catch {
      throw new InputRefused(jobFault("object-line-not-text", { address, line: number }));
    }
  });

/** Some programs write one before UTF-8 text. */
const withoutMark = (bytes: Uint8Array) =>
  bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? bytes.subarray(3) : bytes;
