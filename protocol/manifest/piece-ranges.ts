import { LIMITS } from "../limits";

/** A piece of a part of an output that is uploaded in pieces. */
export interface PieceRange {
  start: number;
  end: number;
}

/** How many pieces a part of so many bytes has; 0 when it is uploaded whole. */
export const pieceCount = (bytes: number): number =>
  bytes <= LIMITS.MAX_WHOLE_PART_BYTES ? 0 : Math.ceil(bytes / LIMITS.PIECE_BYTES);

/** The pieces. For sizes that have not been checked yet, use `pieceCount`. */
export function pieceRanges(bytes: number): PieceRange[] {
  return Array.from({ length: pieceCount(bytes) }, (_, at) => ({
    start: at * LIMITS.PIECE_BYTES,
    end: Math.min((at + 1) * LIMITS.PIECE_BYTES, bytes),
  }));
}
