import { expect, test } from "vitest";
import { LIMITS } from "#protocol/limits";
import type { CachedBlobUse, DeviceDatabase } from "../database";
import { BlobCache } from "./blob-cache";

/** The part of the browser's database that a cache needs; of blobs it keeps only the lengths. */
function database() {
  const blobs = new Map<string, number>();
  const uses = new Map<string, CachedBlobUse>();
  const stores = {
    blobs: {
      put: ({ hash, bytes }: { hash: string; bytes: ArrayBuffer }) => blobs.set(hash, bytes.byteLength),
      delete: (hash: string) => blobs.delete(hash),
    },
    blobUses: {
      put: (use: CachedBlobUse) => uses.set(use.hash, use),
      delete: (hash: string) => uses.delete(hash),
      getAll: async () => [...uses.values()],
    },
  };
  const db = {
    transaction: () => ({ objectStore: (name: keyof typeof stores) => stores[name], done: Promise.resolve() }),
  };
  return { db: db as unknown as DeviceDatabase, blobs };
}

test("whatever programs and shared files jobs have, a device caches a limited number of bytes, the most recent", async () => {
  const { db, blobs } = database();
  let now = 0;
  const cache = new BlobCache(db, () => now++);
  const bytes = new Uint8Array(LIMITS.MAX_CACHED_BLOB_BYTES);
  for (let blob = 0; blob < 9; blob++) {
    await cache.put(`blob ${blob}`, bytes);
    const kept = [...blobs.values()].reduce((sum, length) => sum + length, 0);
    expect(kept).toBeLessThanOrEqual(LIMITS.MAX_CACHED_BYTES);
  }
  expect([...blobs.keys()]).toEqual(["blob 5", "blob 6", "blob 7", "blob 8"]);
  await cache.put("too large", new Uint8Array(LIMITS.MAX_CACHED_BLOB_BYTES + 1));
  expect(blobs.has("too large")).toBe(false);
});
