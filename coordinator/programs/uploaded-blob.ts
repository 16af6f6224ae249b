import type { BlobHash } from "#core/ids";
import type { BytesSource } from "#protocol/job-manifest";
import type { BlobStore } from "../storage/blob-store";

export type UploadedBlob = { kind: "uploaded"; hash: BlobHash; bytes: number } | { kind: "refused"; message: string };

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
  if ("file" in source) {
    return {
      kind: "refused",
      message: `"${source.file}" is a file of yours: upload it (POST /api/v1/blobs) and name it by its blob. The CLI does so by itself.`,
    };
  }
  const bytes = await blobs.size(source.blob);
  if (bytes === undefined) {
    return {
      kind: "refused",
      message: `No blob ${source.blob.slice(0, 12)}… was uploaded. Upload it (POST /api/v1/blobs) first.`,
    };
  }
  if (bytes === 0 && !mayBeEmpty) return { kind: "refused", message: "This file is empty." };
  return { kind: "uploaded", hash: source.blob as BlobHash, bytes };
}
