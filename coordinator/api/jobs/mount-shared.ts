import type { MountedBlob } from "#core/jobs/job-spec";
import { type FieldFault, jobFault } from "#protocol/job-faults/job-fault";
import { LIMITS } from "#protocol/limits";
import type { JobManifest } from "#protocol/manifest/job-manifest";
import { sizesOfSources, uploadedBlob } from "../../programs/uploaded-blob";
import type { BlobStore } from "../../storage/blob-store";

export type SharedFiles = { kind: "mounted"; files: MountedBlob[] } | { kind: "refused"; issues: FieldFault[] };

/** The shared files in every unit's file system. */
export async function mountShared(blobs: BlobStore, shared: JobManifest["shared"]): Promise<SharedFiles> {
  const issues: FieldFault[] = [];
  const files: MountedBlob[] = [];
  const sizes = await sizesOfSources(
    blobs,
    shared.map(({ source }) => source),
  );
  for (const [at, { path, source }] of shared.entries()) {
    const uploaded = await uploadedBlob(sizes, source, { mayBeEmpty: true });
    if (uploaded.kind === "refused")
      issues.push({ path: `shared.${at}`, jobFault: { ...uploaded.fault, about: path } });
    else if (files.some((file) => file.path === path))
      issues.push({ path: `shared.${at}`, jobFault: jobFault("path-twice", { path }) });
    else files.push({ path, hash: uploaded.hash, bytes: uploaded.bytes });
  }
  const total = files.reduce((sum, file) => sum + file.bytes, 0);
  if (total > LIMITS.sharedBytes)
    issues.push({ path: "shared", jobFault: jobFault("shared-too-large", { bytes: total }) });
  return issues.length > 0 ? { kind: "refused", issues } : { kind: "mounted", files };
}
