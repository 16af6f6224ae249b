import { LIMITS } from "./limits";

/** Of a part of an output that is put into a bucket in pieces. */
export interface PieceRange {
  start: number;
  end: number;
}

/** How a part of so many bytes is cut; empty when it goes there whole. */
export function pieceRanges(bytes: number): PieceRange[] {
  if (bytes <= LIMITS.MAX_WHOLE_PART_BYTES) return [];
  return Array.from({ length: Math.ceil(bytes / LIMITS.PIECE_BYTES) }, (_, at) => ({
    start: at * LIMITS.PIECE_BYTES,
    end: Math.min((at + 1) * LIMITS.PIECE_BYTES, bytes),
  }));
}
