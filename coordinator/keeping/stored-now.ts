import { statfs } from "node:fs/promises";
import type { Pool } from "pg";
import type { Stored } from "#protocol/api/admin";

/**
 * How much the site stores for its customers, and how much space is free. Reads a row for each blob: not for frequent
 * use.
 */
export async function storedNow(pool: Pool, dataDir: string): Promise<Stored> {
  const { rows } = await pool.query<Record<"blobs" | "bytes" | "erasing", string>>(
    `SELECT count(*) AS blobs, coalesce(sum(bytes), 0) AS bytes,
       (SELECT count(*) FROM job WHERE erased_at IS NULL AND deleted_at IS NOT NULL) AS erasing FROM blob`,
  );
  const { bavail, blocks, bsize } = await statfs(dataDir);
  const { blobs, bytes, erasing } = rows[0] ?? { blobs: 0, bytes: 0, erasing: 0 };
  return {
    blobs: Number(blobs),
    bytes: Number(bytes),
    diskBytes: blocks * bsize,
    freeBytes: bavail * bsize,
    erasing: Number(erasing),
  };
}
