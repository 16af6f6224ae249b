import type { Prisma } from "#prisma/generated/client";
import type { BlobStore } from "../storage/blob-store";

/** Names per statement. */
const CHUNK = 20_000;

/**
 * From now on the job needs these blobs, and none of them is removed. Gives one that is not there, or is gone at this very
 * moment: then the job must not be.
 */
export async function nameBlobs(
  tx: Prisma.TransactionClient,
  jobNo: number,
  hashes: Iterable<string>,
  blobs: Pick<BlobStore, "size">,
): Promise<string | undefined> {
  const all = [...new Set(hashes)].sort();
  for (let at = 0; at < all.length; at += CHUNK) {
    const missing = await nameChunk(tx, jobNo, all.slice(at, at + CHUNK), blobs);
    if (missing !== undefined) return missing;
  }
  return undefined;
}

async function nameChunk(
  tx: Prisma.TransactionClient,
  jobNo: number,
  hashes: string[],
  blobs: Pick<BlobStore, "size">,
): Promise<string | undefined> {
  // Whoever is removing one of them is waited for, and its row is not among these afterwards.
  const found = await tx.$queryRaw<{ hash: string; due: boolean }[]>`
    SELECT hash, check_at <= now() IS TRUE AS due FROM blob WHERE hash = ANY(${hashes}::text[])
    ORDER BY hash FOR KEY SHARE`;
  const there = new Map(found.map(({ hash, due }) => [hash, due]));
  for (const hash of hashes) {
    const due = there.get(hash);
    // Of a coordinator that died while it removed them, the row of bytes that are gone.
    if (due === undefined || (due && (await blobs.size(hash)) === undefined)) return hash;
  }
  await tx.$executeRaw`
    INSERT INTO job_blob (job_no, hash) SELECT ${jobNo}::int, hash FROM unnest(${hashes}::text[]) AS hash`;
  return undefined;
}
