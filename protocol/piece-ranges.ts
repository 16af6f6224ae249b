import { LIMITS } from "./limits";

/** Of a part of an output that is put into a bucket in pieces. */
export interface PieceRange {
  start: number;
  end: number;
}

/** Into how many pieces a part of so many bytes is cut; none when it goes there whole. */
export const pieceCount = (bytes: number): number =>
  bytes <= LIMITS.MAX_WHOLE_PART_BYTES ? 0 : Math.ceil(bytes / LIMITS.PIECE_BYTES);

/** How it is cut. A size that nobody has checked yet is for `pieceCount`. */
export function pieceRanges(bytes: number): PieceRange[] {
  return Array.from({ length: pieceCount(bytes) }, (_, at) => ({
    start: at * LIMITS.PIECE_BYTES,
    end: Math.min((at + 1) * LIMITS.PIECE_BYTES, bytes),
  }));
}
