import type { MountedBlob } from "#core/jobs/job-spec";
import type { FieldIssue } from "#protocol/field-issues";
import type { JobManifest } from "#protocol/job-manifest";
import { LIMITS } from "#protocol/limits";
import { sizesOfSources, uploadedBlob } from "../../programs/uploaded-blob";
import type { BlobStore } from "../../storage/blob-store";

export type SharedFiles = { kind: "mounted"; files: MountedBlob[] } | { kind: "refused"; issues: FieldIssue[] };

const MIB = 1024 * 1024;

/** The shared files in every unit's file system. */
export async function mountShared(blobs: BlobStore, shared: JobManifest["shared"]): Promise<SharedFiles> {
  const issues: FieldIssue[] = [];
  const files: MountedBlob[] = [];
  const sizes = await sizesOfSources(
    blobs,
    shared.map(({ source }) => source),
  );
  for (const [at, { path, source }] of shared.entries()) {
    const uploaded = await uploadedBlob(sizes, source, { mayBeEmpty: true });
    if (uploaded.kind === "refused") issues.push({ path: `shared.${at}`, message: `${path}: ${uploaded.message}` });
    else if (files.some((file) => file.path === path))
      issues.push({ path: `shared.${at}`, message: `${path} is named twice.` });
    else files.push({ path, hash: uploaded.hash, bytes: uploaded.bytes });
  }
  const total = files.reduce((sum, file) => sum + file.bytes, 0);
  if (total > LIMITS.sharedBytes) {
    const message = `These files have ${Math.ceil(total / MIB)} MiB together; every device fetches all of them, so at most ${LIMITS.sharedBytes / MIB} MiB are allowed.`;
    issues.push({ path: "shared", message });
  }
  return issues.length > 0 ? { kind: "refused", issues } : { kind: "mounted", files };
}
