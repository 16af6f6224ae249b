import type { Handle } from "../handle";
import { registerBlob } from "../keeping/register-blob";
import { recordUpload } from "../uploads/uploads";

/**
 * The normalised copy of inputs for devices counts like an upload. The thread that wrote it does not record it in the
 * database: false if the same bytes are being removed at the same time and that came first.
 */
export async function keepCopy(
  { blobs, pool, prisma }: Pick<Handle, "blobs" | "pool" | "prisma">,
  customerId: string,
  hash: string,
): Promise<boolean> {
  const bytes = await blobs.size(hash);
  if (bytes === undefined) return false;
  await registerBlob(pool, { hash, bytes });
  if ((await blobs.size(hash)) === undefined) return false;
  await recordUpload(prisma, customerId, hash, bytes);
  return true;
}
