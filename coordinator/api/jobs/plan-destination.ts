import type { JobSpec } from "#core/jobs/job-spec";
import { templateFields } from "#core/jobs/template";
import { parseDestination } from "#protocol/destination";
import type { FieldIssue } from "#protocol/field-issues";
import { bucketFaultInWords } from "#protocol/finding-in-words";
import type { JobManifest } from "#protocol/job-manifest";
import { LIMITS } from "#protocol/limits";
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
const MIB = 1024 * 1024;

/** What in a manifest is incompatible with outputs in a bucket, and the connection that it names. */
export async function planDestination(
  manifest: JobManifest,
  customer: Person,
): Promise<{ issues: FieldIssue[]; planned?: PlannedDestination }> {
  const destination = manifest.destination === undefined ? undefined : parseDestination(manifest.destination);
  if (!destination) return { issues: sizeIssues(manifest) };
  const { connection: name, template } = destination;
  const connection = await handle().connections.find(customer.id, name);
  const issues = fitIssues(manifest, template);
  if (!connection) {
    const message = `you have no connection called "${name}". Connect the bucket on the account page, or with \`npx lamplighter storage save\``;
    return { issues: [{ path: PATH, message }, ...issues] };
  }
  if (connection.readOnly) {
    const message = `the connection "${name}" is read-only. Switch that off on the account page, or name another one`;
    return { issues: [{ path: PATH, message }, ...issues] };
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
    const message = bucketFaultInWords(
      error.fault,
      `s3://${known.name}`,
      { ...known, inRegion: error.region },
      "write",
    );
    throw invalidInput([{ path: PATH, message }]);
  }
}

function sizeIssues({ limits }: JobManifest): FieldIssue[] {
  if (limits.outputBytes <= LIMITS.unitOutputBytes) return [];
  const message = `may be ${LIMITS.unitOutputBytes / MIB} MiB at most, unless outputs go to a bucket of yours: then set destination`;
  return [{ path: "limits.outputBytes", message }];
}

/** The city can neither compare nor draw bytes that it does not have. */
function fitIssues({ comparison, picture, outputs, inputs }: JobManifest, template: string): FieldIssue[] {
  const issues: FieldIssue[] = [];
  const fields = templateFields(template);
  if (comparison.kind !== "bytes")
    issues.push({ path: "comparison", message: "must be by bytes where outputs go to a bucket: nobody else has them" });
  if (picture.kind !== "mosaic")
    issues.push({ path: "picture", message: "must be a mosaic where outputs go to a bucket: nobody else has them" });
  if (outputs.length > 0 && !fields.includes("part") && !fields.includes("hash"))
    issues.push({ path: PATH, message: "must have {part} or {hash}, for a unit has several outputs" });
  if (fields.includes("name") && inputs.kind !== "files" && inputs.kind !== "bucket")
    issues.push({ path: PATH, message: "has {name}, which only inputs that are files or objects have" });
  if (inputs.kind === "outputs" && inputs.untilOne)
    issues.push({
      path: PATH,
      message:
        "cannot be given with `untilOne`: the city must have the outputs to go on with them. Download the last one",
    });
  return issues;
}
