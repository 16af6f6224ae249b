import type { PrismaClient } from "#prisma/generated/client";
import { hasPower } from "#protocol/people/roles";
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
  if (hasPower(person.role, "inspect")) return blobs;
  const own = await ownUploads(prisma, person, named);
  const asked = new Set(named);
  const ownOf = async (hashes: string[]) => {
    const others = await ownUploads(
      prisma,
      person,
      hashes.filter((hash) => !asked.has(hash)),
    );
    return hashes.filter((hash) => own.has(hash) || others.has(hash));
  };
  return {
    ...blobs,
    size: async (hash) => ((await ownOf([hash])).length > 0 ? blobs.size(hash) : undefined),
    sizes: async (hashes) => blobs.sizes(await ownOf([...hashes])),
  };
}
