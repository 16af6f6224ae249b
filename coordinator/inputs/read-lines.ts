import type { BlobStore } from "../storage/blob-store";
import { gridLines } from "./grid-lines";
import { linesOfBlock } from "./lines-of-block";

/** The facts of a stored block that locate its lines. */
interface BlockPlace {
  firstUnit: number;
  count: number;
  byteOffset: number | bigint;
  byteLength: number;
}

/**
 * The lines of a block's units: read from the blob, or computed from the grid that the blob describes. For a grid, the
 * block's offset is the unit at which the grid begins.
 */
export async function readLines(blobs: BlobStore, hash: string, block: BlockPlace): Promise<string[]> {
  const { firstUnit, count, byteLength } = block;
  // A block of lines has at least one byte for each unit.
  const start = Number(block.byteOffset);
  if (byteLength === 0) return gridLines(await blobs.bytes(hash), firstUnit - start, count);
  return linesOfBlock(await blobs.bytes(hash, { start, end: start + byteLength }));
}
