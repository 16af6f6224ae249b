import type { BlobStore } from "./blob-store";

/** In a bucket each look takes tens of milliseconds, and others use its connections too. */
export const LOOKS_AT_ONCE = 32;

/** The sizes of blobs that must each be looked up by itself, some of them at a time. */
export async function lookAtEach(
  size: BlobStore["size"],
  hashes: Iterable<string>,
): Promise<ReadonlyMap<string, number>> {
  const all = [...new Set(hashes)];
  const found = new Map<string, number>();
  for (let at = 0; at < all.length; at += LOOKS_AT_ONCE) {
    const some = all.slice(at, at + LOOKS_AT_ONCE);
    const sizes = await Promise.all(some.map((hash) => size(hash)));
    for (const [nth, hash] of some.entries()) {
      const bytes = sizes[nth];
      if (bytes !== undefined) found.set(hash, bytes);
    }
  }
  return found;
}
