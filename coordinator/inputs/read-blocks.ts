import type { ClaimedBlock } from "#core/units/block-run";
import type { BlobStore } from "../storage/blob-store";
import type { ClaimedRow } from "../store/unit-store";
import { readLines } from "./read-lines";

export type ReadBlocks =
  | { kind: "read"; blocks: ClaimedBlock[] }
  /** The job's fault, not the coordinator's: its blob is missing or broken. */
  | { kind: "unreadable"; error: unknown };

/** Claimed blocks with the lines of their units, read from their blobs; a range has none. */
export async function readBlocks(blobs: BlobStore, rows: ClaimedRow[]): Promise<ReadBlocks> {
  try {
    return { kind: "read", blocks: await Promise.all(rows.map((row) => readBlock(blobs, row))) };
  } catch (error) {
    return { kind: "unreadable", error };
  }
}

async function readBlock(blobs: BlobStore, row: ClaimedRow): Promise<ClaimedBlock> {
  const { byteOffset, byteLength, unitsBlob, ...claimed } = row;
  if (unitsBlob === null) return claimed;
  const lines = await readLines(blobs, unitsBlob, { firstUnit: row.first, count: row.count, byteOffset, byteLength });
  if (lines.length !== row.count)
    throw new Error(`Block ${row.seq} has ${lines.length} lines instead of ${row.count}.`);
  return { ...claimed, lines };
}
