import type { JobRecord } from "#core/coordination/state";
import type { BlobHash } from "#core/ids";
import type { JobManifest } from "#protocol/manifest/job-manifest";

/** What the core must know about the comparison of a job's outputs; undefined when it is by bytes. */
export function comparisonOfManifest(
  comparison: JobManifest["comparison"] | null | undefined,
): Pick<JobRecord, "comparison"> {
  switch (comparison?.kind) {
    case undefined:
    case "bytes":
      return {};
    case "json":
      return { comparison: { kind: "json", absolute: comparison.absolute ?? 0, relative: comparison.relative ?? 0 } };
    case "program": {
      const { source } = comparison;
      if (!("blob" in source)) throw new Error("A job was stored whose comparison was never uploaded.");
      return { comparison: { kind: "program", source: source.blob as BlobHash } };
    }
    default:
      throw new Error(`Unhandled comparison: ${(comparison satisfies never as { kind: string }).kind}`);
  }
}
