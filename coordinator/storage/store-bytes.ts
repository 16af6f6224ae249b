import type { BlobStore, StoredBlob } from "./blob-store";

const PIECE_BYTES = 256 * 1024;

/** Stores bytes that are in memory. */
export async function storeBytes(put: BlobStore["put"], bytes: Uint8Array): Promise<StoredBlob> {
  const outcome = await put(inPieces(bytes), { maxBytes: bytes.length });
  if (outcome.kind !== "stored") throw new Error(`A blob of known bytes was refused: ${outcome.kind}`);
  return outcome.blob;
}

/** In chunks, so that other work is done between hashing them. */
async function* inPieces(bytes: Uint8Array) {
  for (let at = 0; at < bytes.length; at += PIECE_BYTES) yield bytes.subarray(at, at + PIECE_BYTES);
}
