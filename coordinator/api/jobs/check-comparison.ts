import { jobFault } from "#protocol/job-faults/job-fault";
import { LIMITS } from "#protocol/limits";
import type { JobManifest } from "#protocol/manifest/job-manifest";
import { handle } from "../../handle";
import { uploadedBlob } from "../../programs/uploaded-blob";
import type { RefusedField } from "../../refusals/api-error";
import type { BlobStore } from "../../storage/blob-store";

const PATH = "comparison.source";

/** Why a customer's comparison function cannot be used; undefined when it can, or there is none. */
export async function checkComparison(
  blobs: BlobStore,
  personId: string,
  comparison: JobManifest["comparison"],
  signal?: AbortSignal,
): Promise<RefusedField | undefined> {
  if (comparison.kind !== "program") return undefined;
  const { comparer } = handle();
  const uploaded = await uploadedBlob(blobs, comparison.source);
  if (uploaded.kind === "refused") return { path: PATH, jobFault: uploaded.fault };
  if (uploaded.bytes > LIMITS.comparatorBytes)
    return { path: PATH, jobFault: jobFault("comparison-too-large", { bytes: uploaded.bytes }) };
  const refusal = await comparer.check(personId, uploaded.hash, signal);
  return refusal && { path: PATH, ...refusal };
}
