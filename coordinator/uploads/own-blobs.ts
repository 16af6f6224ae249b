import type { PrismaClient } from "#prisma/generated/client";
import type { Person } from "../auth/context";
import type { BlobStore } from "../storage/blob-store";
import { ownUploads } from "./uploads";

/**
 * The blob store as one person may use it: bytes that only others have uploaded look as if they did not exist, so that
 * a manifest can neither read nor detect them. `named` are looked up together.
 */
export async function ownBlobs(
  blobs: BlobStore,
  prisma: PrismaClient,
  person: Person,
  named: readonly string[],
): Promise<BlobStore> {
  if (person.role === "admin") return blobs;
  const own = await ownUploads(prisma, person, named);
  const asked = new Set(named);
  const isOwn = async (hash: string) =>
    asked.has(hash) ? own.has(hash) : (await ownUploads(prisma, person, [hash])).size > 0;
  return { ...blobs, size: async (hash) => ((await isOwn(hash)) ? blobs.size(hash) : undefined) };
}
