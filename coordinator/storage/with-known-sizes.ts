import type { Pool } from "pg";
import type { BlobStore } from "./blob-store";

/** Hashes per statement: reading the rows of so many does not hold up the event loop. */
const CHUNK = 5_000;

/**
 * A blob without a row does not exist, and the bytes of one that is due may be gone: see `remove-blobs.ts`. The sizes of
 * those that are older than this table are not all known; they are 0.
 */
const KNOWN = `SELECT hash, bytes, bytes > 0 AND (check_at IS NULL OR check_at > now()) AS certain
  FROM blob WHERE hash = ANY($1::text[])`;

/** Reads the sizes of many blobs from the database. The store itself is asked only where the database is not certain. */
export const withKnownSizes = (blobs: BlobStore, pool: Pick<Pool, "query">): BlobStore => ({
  ...blobs,
  sizes: async (hashes) => {
    const all = [...new Set(hashes)];
    const found = new Map<string, number>();
    const uncertain: string[] = [];
    for (let at = 0; at < all.length; at += CHUNK) {
      const { rows } = await pool.query<{ hash: string; bytes: number; certain: boolean }>({
        name: "known-sizes",
        text: KNOWN,
        values: [all.slice(at, at + CHUNK)],
      });
      for (const { hash, bytes, certain } of rows) {
        if (certain) found.set(hash, bytes);
        else uncertain.push(hash);
      }
    }
    for (const [hash, bytes] of await blobs.sizes(uncertain)) found.set(hash, bytes);
    return found;
  },
});
