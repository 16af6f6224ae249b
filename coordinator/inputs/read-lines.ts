import type { BlobStore } from "../storage/blob-store";
import { gridLines } from "./grid-lines";
import { linesOfBlock } from "./lines-of-block";

/** A stored block, as far as its lines go. */
interface BlockPlace {
  firstUnit: number;
  count: number;
  byteOffset: number | bigint;
  byteLength: number;
}

/**
 * The lines of a block's units: those that lie in the blob, or those of the grid that it describes. Such a block's offset is
 * the unit with which the grid begins.
 */
export async function readLines(blobs: BlobStore, hash: string, block: BlockPlace): Promise<string[]> {
  const { firstUnit, count, byteLength } = block;
  // A block that was cut out of a blob has at least one byte for each unit.
  const start = Number(block.byteOffset);
  if (byteLength === 0) return gridLines(await blobs.bytes(hash), firstUnit - start, count);
  return linesOfBlock(await blobs.bytes(hash, { start, end: start + byteLength }));
}
