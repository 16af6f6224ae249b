import type { JobManifest } from "#protocol/job-manifest";
import { LIMITS } from "#protocol/limits";
import { handle } from "../../handle";
import { uploadedBlob } from "../../programs/uploaded-blob";
import type { BlobStore } from "../../storage/blob-store";

const KIB = 1024;

/** Why a customer's comparison function cannot be used; undefined when it can, or there is none. */
export async function checkComparison(
  blobs: BlobStore,
  personId: string,
  comparison: JobManifest["comparison"],
  signal?: AbortSignal,
): Promise<string | undefined> {
  if (comparison.kind !== "program") return undefined;
  const { comparer } = handle();
  const uploaded = await uploadedBlob(blobs, comparison.source);
  if (uploaded.kind === "refused") return uploaded.message;
  if (uploaded.bytes > LIMITS.comparatorBytes) {
    return `This comparison has ${Math.ceil(uploaded.bytes / KIB)} KiB; at most ${LIMITS.comparatorBytes / KIB} KiB are allowed.`;
  }
  return comparer.check(personId, uploaded.hash, signal);
}
