import type { BlobHash } from "#core/ids";
import { type JobFault, jobFault } from "#protocol/job-faults/job-fault";
import type { BytesSource } from "#protocol/manifest/job-manifest";
import type { BlobStore } from "../storage/blob-store";

export type UploadedBlob = { kind: "uploaded"; hash: BlobHash; bytes: number } | { kind: "refused"; fault: JobFault };

/** The sizes of everything that these name, looked up together. */
export async function sizesOfSources(
  blobs: Pick<BlobStore, "sizes">,
  sources: readonly BytesSource[],
): Promise<Pick<BlobStore, "size">> {
  const sizes = await blobs.sizes(sources.flatMap((source) => ("blob" in source ? [source.blob] : [])));
  return { size: async (hash) => sizes.get(hash) };
}

/** The stored bytes that a manifest names; a file may be empty, a program or a list of inputs may not. */
export async function uploadedBlob(
  blobs: Pick<BlobStore, "size">,
  source: BytesSource,
  { mayBeEmpty = false } = {},
): Promise<UploadedBlob> {
  if ("file" in source) return { kind: "refused", fault: jobFault("local-file", { file: source.file }) };
  const bytes = await blobs.size(source.blob);
  if (bytes === undefined) return { kind: "refused", fault: jobFault("no-blob", { hash: source.blob }) };
  if (bytes === 0 && !mayBeEmpty) return { kind: "refused", fault: jobFault("empty-file") };
  return { kind: "uploaded", hash: source.blob as BlobHash, bytes };
}
