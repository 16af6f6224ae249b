import { nameFunctions } from "#core/metering/name-functions";
import type { Job as JobRow } from "#prisma/generated/client";
import type { UnitResult } from "#protocol/api/jobs";
import type { JobManifest } from "#protocol/manifest/job-manifest";
import { handle } from "../../handle";

/** A trap names its functions as the customer's own program does: the device has only their numbers. */
export async function withFunctionNames(job: Pick<JobRow, "manifest">, result: UnitResult): Promise<UnitResult> {
  const { program } = job.manifest as unknown as JobManifest;
  if (result.error === null || program.runtime !== "wasi" || !("blob" in program.source)) return result;
  const { blobs } = handle();
  const { blob } = program.source;
  const size = await blobs.size(blob);
  if (size === undefined) return result;
  const error = await nameFunctions(result.error, {
    size,
    read: (start, end) => blobs.bytes(blob, { start, end }),
    decode: (name) => new TextDecoder().decode(name),
  });
  return { ...result, error };
}
