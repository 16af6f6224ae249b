import type { BlobHash, CustomerId } from "#core/ids";
import type { PrismaClient } from "#prisma/generated/client";
import type { Interpreter } from "#python/interpreter";
import type { BlobStore } from "../storage/blob-store";
import { CITY, ownUploads, recordUploads } from "../uploads/uploads";

export interface CityInterpreter {
  hash: BlobHash;
  bytes: number;
}

/**
 * The interpreter as devices fetch it, by its hash like any program: stored when the first job needs it, readable by
 * everybody.
 */
export async function cityInterpreter(
  found: Interpreter,
  blobs: BlobStore,
  prisma: PrismaClient,
): Promise<CityInterpreter> {
  const hash = found.hash as BlobHash;
  const isCitys = (await ownUploads(prisma, { id: CITY as CustomerId }, [hash])).has(hash);
  if (isCitys && (await blobs.size(hash)) !== undefined) return { hash, bytes: found.bytes };
  const stored = await blobs.putBytes(found.read());
  if (stored.hash !== hash)
    throw new Error("The built interpreter does not match its recorded hash: run `npm run build`.");
  await recordUploads(prisma, CITY, [hash]);
  return stored;
}
