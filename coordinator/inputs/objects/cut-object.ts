import { jobFault } from "#protocol/job-faults/job-fault";
import { LIMITS } from "#protocol/limits";
import type { Range } from "../../buckets/range";
import { InputRefused } from "../input-refused";
import { type FoundObject, type ObjectAccess, readFound } from "./object-access";

const KIB = 1024;
const FIRST_LOOK_BYTES = 4 * KIB;
const LOOKS_AT_ONCE = 8;
const NEWLINE = 0x0a;

/**
 * Cuts an object into pieces of about `pieceBytes` that end after a newline. Only the places of the cuts are read: some
 * kilobytes for each piece.
 */
export async function cutObject(access: ObjectAccess, object: FoundObject, pieceBytes: number): Promise<Range[]> {
  const places = Array.from({ length: Math.ceil(object.bytes / pieceBytes) - 1 }, (_, at) => (at + 1) * pieceBytes);
  const ends: number[] = [];
  for (let at = 0; at < places.length; at += LOOKS_AT_ONCE) {
    access.signal?.throwIfAborted();
    const some = places.slice(at, at + LOOKS_AT_ONCE);
    // Searched concurrently; if several are refused, the first in the object is reported.
    for (const look of await Promise.allSettled(some.map((place) => lineEndAt(access, object, place)))) {
      if (look.status === "rejected") throw look.reason;
      ends.push(look.value);
    }
  }
  const pieces: Range[] = [];
  let start = 0;
  for (const end of [...ends, object.bytes]) {
    // A line that is longer than a piece swallows the cuts in it.
    if (end > start) pieces.push({ start, end });
    start = Math.max(start, end);
  }
  return pieces;
}

/** The first position from `place` on at which a line begins, or the object's end. */
async function lineEndAt(access: ObjectAccess, object: FoundObject, place: number): Promise<number> {
  let from = place - 1;
  for (let look = FIRST_LOOK_BYTES; ; look *= 4) {
    const end = Math.min(object.bytes, from + look);
    const found = (await readFound(access, object, { start: from, end })).indexOf(NEWLINE);
    if (found >= 0) return from + found + 1;
    if (end === object.bytes) return end;
    from = end;
    if (from - place > LIMITS.MAX_PIECE_LINE_BYTES) throw tooLong(object, place);
  }
}

const tooLong = ({ address }: FoundObject, place: number) =>
  new InputRefused(jobFault("object-line-too-long", { address, at: place }));
