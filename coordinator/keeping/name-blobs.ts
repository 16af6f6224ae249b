import type { Prisma } from "#prisma/generated/client";
import { type NamedBlobs, sortedPieces } from "../inputs/named-blobs";
import type { BlobStore } from "../storage/blob-store";
import { lookAtEach } from "../storage/look-at-each";

interface Needed {
  hashes: Iterable<string>;
  named?: NamedBlobs | undefined;
}

/**
 * From now on the job needs these blobs too, and none of them is removed. Returns one that does not exist, or is being
 * removed at this moment: then the job must not be created.
 */
export async function nameBlobs(
  tx: Prisma.TransactionClient,
  jobNo: number,
  { hashes, named }: Needed,
  blobs: Pick<BlobStore, "size">,
): Promise<string | undefined> {
  for (const piece of sortedPieces(hashes, named)) {
    const missing = await namePiece(tx, jobNo, piece, blobs);
    if (missing !== undefined) return missing;
  }
  return undefined;
}

async function namePiece(
  tx: Prisma.TransactionClient,
  jobNo: number,
  hashes: string[],
  blobs: Pick<BlobStore, "size">,
): Promise<string | undefined> {
  // This waits for a removal in progress, and then does not find the removed row.
  const doubtful = await tx.$queryRaw<{ hash: string; isThere: boolean }[]>`
    WITH found AS (
      SELECT hash, check_at <= now() IS TRUE AS due FROM blob WHERE hash = ANY(${hashes}::text[])
      ORDER BY hash FOR KEY SHARE
    )
    SELECT hash, due IS NOT NULL AS "isThere" FROM unnest(${hashes}::text[]) AS hash LEFT JOIN found USING (hash)
    WHERE due IS NOT FALSE`;
  const removed = doubtful.find(({ isThere }) => !isThere);
  if (removed) return removed.hash;
  // If a coordinator died while it removed one, its row remains although the bytes are gone.
  const due = doubtful.map(({ hash }) => hash);
  const sizes = await lookAtEach(blobs.size, due);
  const gone = due.find((hash) => !sizes.has(hash));
  if (gone !== undefined) return gone;
  await tx.$executeRaw`
    INSERT INTO job_blob (job_no, hash) SELECT ${jobNo}::int, hash FROM unnest(${hashes}::text[]) AS hash
    ON CONFLICT DO NOTHING`;
  return undefined;
}
