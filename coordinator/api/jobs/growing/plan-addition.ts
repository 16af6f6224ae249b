import type { JobSpec } from "#core/jobs/job-spec";
import { templateFields } from "#core/jobs/template";
import type { Job as JobRow } from "#prisma/generated/client";
import { type FieldFault, type JobFault, jobFault } from "#protocol/job-faults/job-fault";
import { callIssues } from "#protocol/manifest/call-issues";
import type { JobInputs, JobManifest } from "#protocol/manifest/job-manifest";
import { type LineWarning, lineWarnings } from "#protocol/manifest/line-warnings";
import { blobsOfInputs } from "#protocol/manifest/map-sources";
import { specInputKind } from "#protocol/manifest/spec-input-kind";
import { templateIssues } from "#protocol/manifest/template-issues";
import type { Person } from "../../../auth/context";
import { handle } from "../../../handle";
import type { UnitsPlan } from "../../../inputs/units-plan";
import { invalidInput } from "../../../refusals/invalid-input";
import { ownBlobs } from "../../../uploads/own-blobs";
import { planInputs } from "../plan-inputs";

export interface PlannedAddition {
  plan: UnitsPlan;
  needs: ReadonlySet<string>;
  warnings: LineWarning[];
}

/** Plans the units for further inputs of a job, or refuses with everything that is wrong with them. */
export async function planAddition(
  job: JobRow,
  inputs: JobInputs,
  customer: Person,
  signal?: AbortSignal,
): Promise<PlannedAddition> {
  const manifest = { ...(job.manifest as unknown as JobManifest), inputs };
  const misfit = formIssues(job, manifest);
  if (misfit.length > 0) throw invalidInput(misfit);
  const { blobs, prisma } = handle();
  const named = await blobsOfInputs(inputs);
  const own = await ownBlobs(blobs, prisma, customer, named);
  const planned = await planInputs(own, inputs, customer, { signal });
  if (planned.kind === "refused") throw invalidInput([{ path: planned.path, jobFault: planned.fault }]);
  const { plan } = planned;
  const issues = [...templateIssues(manifest, plan.firstLines[0]), ...callIssues(manifest, plan.longestLineBytes)];
  if (issues.length > 0) throw invalidInput(issues.map((issue) => ({ ...issue, path: "inputs" })));
  const made = [plan.unitsBlob, plan.unpacked].filter((blob) => blob !== undefined);
  return {
    plan,
    needs: new Set([...named, ...made]),
    warnings: lineWarnings(manifest, plan.firstLines),
  };
}

/** What a device gets for each unit comes from the job, and must not depend on the unit. */
function formIssues(job: JobRow, { inputs, destination }: JobManifest): FieldFault[] {
  const spec = job.spec as unknown as JobSpec;
  const at = (fault: JobFault, path = "inputs.kind"): FieldFault[] => [{ path, jobFault: fault }];
  if (inputs.kind === "outputs") return at(jobFault("outputs-cannot-be-added"));
  if (spec.range) return rangeIssues(job, spec.range, inputs);
  if (specInputKind(inputs) !== spec.inputKind || spec.inputKind === "range")
    return at(jobFault("other-form", { form: spec.inputKind }));
  const fields = destination === undefined ? [] : templateFields(destination);
  if (destination === undefined || !fields.includes("name") || fields.includes("unit") || fields.includes("hash"))
    return [];
  return at(jobFault("same-names", { destination }), "inputs");
}

/** A unit of a range is computed from its number, so only a continuation can be added. */
function rangeIssues(
  { units }: JobRow,
  { from: first, step }: NonNullable<JobSpec["range"]>,
  inputs: JobInputs,
): FieldFault[] {
  const from = first + units * step;
  if (inputs.kind === "range" && inputs.from === from && inputs.step === step) return [];
  const path = inputs.kind === "range" ? "inputs.from" : "inputs.kind";
  return [{ path, jobFault: jobFault("range-goes-on", { from, step }) }];
}
