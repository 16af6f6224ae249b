import type { ClaimedBlock } from "#core/units/block-run";
import type { BlobStore } from "../storage/blob-store";
import type { ClaimedRow } from "../store/unit-store";
import { readLines } from "./read-lines";

export type ReadBlocks =
  | { kind: "read"; blocks: ClaimedBlock[] }
  /** The job's own trouble, not the coordinator's: its blob is missing or broken. */
  | { kind: "unreadable"; error: unknown };

/** Claimed blocks with the lines of their units, out of the job's blob; a range (`hash` is null) has none. */
export async function readBlocks(blobs: BlobStore, hash: string | null, rows: ClaimedRow[]): Promise<ReadBlocks> {
  try {
    return { kind: "read", blocks: await Promise.all(rows.map((row) => readBlock(blobs, hash, row))) };
  } catch (error) {
    return { kind: "unreadable", error };
  }
}

async function readBlock(blobs: BlobStore, hash: string | null, row: ClaimedRow): Promise<ClaimedBlock> {
  const { byteOffset, byteLength, ...claimed } = row;
  if (hash === null) return claimed;
  const lines = await readLines(blobs, hash, { firstUnit: row.first, count: row.count, byteOffset, byteLength });
  if (lines.length !== row.count)
    throw new Error(`Block ${row.seq} has ${lines.length} lines instead of ${row.count}.`);
  return { ...claimed, lines };
}
