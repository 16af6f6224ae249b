import type { KeptPart } from "#core/units/kept-output";
import type { Job as JobRow } from "#prisma/generated/client";
import type { ObjectOfUnit } from "#protocol/api/jobs";
import { keyOfPart, parseDestination } from "#protocol/manifest/destination";
import type { JobManifest } from "#protocol/manifest/job-manifest";

/** Where the parts of a unit's output are, or will be; `input` is the name of its input. */
export function objectsOfUnit(
  { id: jobId, manifest }: Pick<JobRow, "id" | "manifest">,
  unit: number,
  input: string,
  kept: readonly KeptPart[],
): ObjectOfUnit[] {
  const { destination = "" } = manifest as unknown as JobManifest;
  const { connection, template } = parseDestination(destination) ?? { connection: "", template: "" };
  return kept.map(({ name: part, bytes, hash }) => ({
    part,
    object: `s3://${connection}/${keyOfPart(template, { jobId, unit, name: input, part, hash })}`,
    bytes,
    sha256: hash,
  }));
}
