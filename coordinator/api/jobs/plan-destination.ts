import type { JobSpec } from "#core/jobs/job-spec";
import { templateFields } from "#core/jobs/template";
import { type FieldFault, jobFault } from "#protocol/job-faults/job-fault";
import { LIMITS } from "#protocol/limits";
import { parseDestination } from "#protocol/manifest/destination";
import type { JobManifest } from "#protocol/manifest/job-manifest";
import type { Person } from "../../auth/context";
import { Bucket } from "../../buckets/bucket";
import { isBucketError } from "../../buckets/bucket-error";
import { handle } from "../../handle";
import { writeJobObject } from "../../placements/write-job-object";
import { invalidInput } from "../../refusals/invalid-input";

/** Where a job's outputs will go. */
export interface PlannedDestination {
  connectionId: string;
  template: string;
}

const PATH = "destination";

/** What in a manifest is incompatible with outputs in a bucket, and the connection that it names. */
export async function planDestination(
  manifest: JobManifest,
  customer: Person,
): Promise<{ issues: FieldFault[]; planned?: PlannedDestination }> {
  const destination = manifest.destination === undefined ? undefined : parseDestination(manifest.destination);
  if (!destination) return { issues: sizeIssues(manifest) };
  const { connection: name, template } = destination;
  const connection = await handle().connections.find(customer.id, name);
  const issues = fitIssues(manifest, template);
  if (!connection) {
    return { issues: [{ path: PATH, jobFault: jobFault("destination-unknown", { name }) }, ...issues] };
  }
  if (connection.readOnly) {
    return { issues: [{ path: PATH, jobFault: jobFault("destination-read-only", { name }) }, ...issues] };
  }
  return { issues, planned: { connectionId: connection.id, template } };
}

/** The job's first object tests whether the bucket can be written, before the job's money is held. */
export async function proveDestination(
  customer: Person,
  { spec, destination }: { spec: JobSpec; destination?: PlannedDestination },
): Promise<void> {
  if (!destination) return;
  const { connections, outbound } = handle();
  const known = (await connections.list(customer.id)).find(({ id }) => id === destination.connectionId);
  if (!known) throw invalidInput([{ path: PATH, fault: { kind: "connection-just-deleted" } }]);
  try {
    const connection = await connections.byName(customer.id, known.name);
    if (connection)
      await writeJobObject(new Bucket({ connection, outbound }), { spec, template: destination.template });
  } catch (error) {
    if (!isBucketError(error)) throw error;
    const { fault, region = null } = error;
    const facts = { address: `s3://${known.name}`, fault, bucket: known.bucket, region, step: "write" } as const;
    throw invalidInput([{ path: PATH, jobFault: jobFault("bucket-refuses", facts) }]);
  }
}

function sizeIssues({ limits }: JobManifest): FieldFault[] {
  if (limits.outputBytes <= LIMITS.unitOutputBytes) return [];
  return [{ path: "limits.outputBytes", jobFault: jobFault("output-too-large") }];
}

/** The city can neither compare nor draw bytes that it does not have. */
function fitIssues({ comparison, picture, outputs, inputs }: JobManifest, template: string): FieldFault[] {
  const issues: FieldFault[] = [];
  const fields = templateFields(template);
  if (comparison.kind !== "bytes") issues.push({ path: "comparison", jobFault: jobFault("bucket-by-bytes") });
  if (picture.kind !== "mosaic") issues.push({ path: "picture", jobFault: jobFault("bucket-mosaic") });
  if (outputs.length > 0 && !fields.includes("part") && !fields.includes("hash"))
    issues.push({ path: PATH, jobFault: jobFault("bucket-part") });
  if (fields.includes("name") && inputs.kind !== "files" && inputs.kind !== "bucket")
    issues.push({ path: PATH, jobFault: jobFault("bucket-name") });
  if (inputs.kind === "outputs" && inputs.untilOne) issues.push({ path: PATH, jobFault: jobFault("bucket-until-one") });
  return issues;
}
