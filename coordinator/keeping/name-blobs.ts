import type { Prisma } from "#prisma/generated/client";
import type { BlobStore } from "../storage/blob-store";
import { lookAtEach } from "../storage/look-at-each";

/** Names per statement. */
const CHUNK = 20_000;

/**
 * From now on the job needs these blobs, and none of them is removed. Returns one that does not exist, or is being
 * removed at this moment: then the job must not be created.
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
  // This waits for a removal in progress, and then does not find the removed row.
  const found = await tx.$queryRaw<{ hash: string; due: boolean }[]>`
    SELECT hash, check_at <= now() IS TRUE AS due FROM blob WHERE hash = ANY(${hashes}::text[])
    ORDER BY hash FOR KEY SHARE`;
  const there = new Set(found.map(({ hash }) => hash));
  const removed = hashes.find((hash) => !there.has(hash));
  if (removed !== undefined) return removed;
  // If a coordinator died while it removed one, its row remains although the bytes are gone.
  const due = found.flatMap((one) => (one.due ? [one.hash] : []));
  const sizes = await lookAtEach(blobs.size, due);
  const gone = due.find((hash) => !sizes.has(hash));
  if (gone !== undefined) return gone;
  await tx.$executeRaw`
    INSERT INTO job_blob (job_no, hash) SELECT ${jobNo}::int, hash FROM unnest(${hashes}::text[]) AS hash`;
  return undefined;
}
