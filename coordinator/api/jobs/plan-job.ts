import type { JobId } from "#core/ids";
import type { JobSpec, MountedBlob } from "#core/jobs/job-spec";
import { FUEL_PER_CORE_SECOND } from "#core/metering/core-second";
import { callIssues } from "#protocol/manifest/call-issues";
import type { JobManifest } from "#protocol/manifest/job-manifest";
import { type LineWarning, lineWarnings } from "#protocol/manifest/line-warnings";
import { namedBlobs } from "#protocol/manifest/map-sources";
import { specInputKind } from "#protocol/manifest/spec-input-kind";
import { templateIssues } from "#protocol/manifest/template-issues";
import { unitLimits } from "#protocol/manifest/unit-limits";
import type { ProgramFault } from "#protocol/programs/program-fault";
import type { Language } from "#protocol/text/language";
import { lineWarningInWords } from "#protocol/words/line-warning-in-words";
import { programFaultInWords } from "#protocol/words/program-fault-in-words";
import type { Person } from "../../auth/context";
import { handle } from "../../handle";
import type { PlanTerms } from "../../inputs/input-planner";
import type { UnitsPlan } from "../../inputs/units-plan";
import { newJobId } from "../../new-job-id";
import type { RefusedField } from "../../refusals/api-error";
import { invalidInput } from "../../refusals/invalid-input";
import { priceNow } from "../../settings/price-now";
import type { BlobStore } from "../../storage/blob-store";
import { ownBlobs } from "../../uploads/own-blobs";
import { refuseBanned } from "../../vetting/banned-programs";
import { checkComparison } from "./check-comparison";
import { keepDaysIssue } from "./keep-days";
import { mountShared, type SharedFiles } from "./mount-shared";
import { type PlannedDestination, planDestination } from "./plan-destination";
import { planInputs } from "./plan-inputs";
import { type PreparedProgram, prepareProgram } from "./prepare-program";
import { type PreparedPython, preparePython } from "./prepare-python";

/** A job before it is submitted: checked in every way that does not need it to run. */
export interface PlannedJob {
  spec: JobSpec;
  plan: UnitsPlan;
  destination?: PlannedDestination;
  /** What may fail or differ on devices. */
  programWarnings: ProgramFault[];
  lineWarnings: LineWarning[];
  /** Blobs that it needs beside those that lines name. */
  needs: ReadonlySet<string>;
}

/** Checks everything that the manifest names, or refuses it with everything that is wrong. */
export async function planJob(manifest: JobManifest, customer: Person, terms: PlanTerms): Promise<PlannedJob> {
  const { signal } = terms;
  const { blobs: allBlobs, prisma } = handle();
  const named = await namedBlobs(manifest);
  await refuseBanned(prisma, named);
  const blobs = await ownBlobs(allBlobs, prisma, customer, named);
  const shared = await mountShared(blobs, manifest.shared);
  const [program, inputs, comparison, destination] = await Promise.all([
    preparedFor(blobs, customer.id, manifest, shared, signal),
    planInputs(blobs, manifest.inputs, customer, terms),
    checkComparison(blobs, customer.id, manifest.comparison, signal),
    planDestination(manifest, customer),
  ]);
  const issues: RefusedField[] = [];
  const tooLong = manifest.keepDays === undefined ? undefined : keepDaysIssue(manifest.keepDays);
  if (tooLong) issues.push(tooLong);
  if (program.kind === "refused") issues.push(program.field);
  if (inputs.kind === "refused") issues.push({ path: inputs.path, jobFault: inputs.fault });
  issues.push(...destination.issues);
  if (shared.kind === "refused") issues.push(...shared.issues);
  if (comparison) issues.push(comparison);
  if (inputs.kind === "planned") {
    const { firstLines, longestLineBytes } = inputs.plan;
    issues.push(...templateIssues(manifest, firstLines[0]), ...callIssues(manifest, longestLineBytes));
  }
  if (program.kind === "refused" || inputs.kind === "refused" || shared.kind === "refused" || issues.length > 0) {
    throw invalidInput(issues);
  }
  const spec = specOf(manifest, newJobId(), customer.name, program, shared.files);
  return {
    spec,
    plan: inputs.plan,
    ...(destination.planned ? { destination: destination.planned } : {}),
    programWarnings: program.said.warnings,
    lineWarnings: lineWarnings(manifest, inputs.plan.firstLines),
    needs: new Set([...named, ...blobsOf(spec), ...blobsOfPlan(inputs.plan)]),
  };
}

/** What the customer should know before submitting. */
export const warningsInWords = (planned: PlannedJob, language?: Language): string[] => [
  ...planned.programWarnings.map((warning) => programFaultInWords(warning, language)),
  ...planned.lineWarnings.map((warning) => lineWarningInWords(warning, language)),
];

const blobsOf = ({ program, shared }: JobSpec) => [program.hash, ...shared.map(({ hash }) => hash)];

const blobsOfPlan = ({ unitsBlob, unpacked }: UnitsPlan) => [unitsBlob, unpacked].filter((made) => made !== undefined);

type Prepared = Extract<PreparedProgram | PreparedPython, { kind: "prepared" }>;

function preparedFor(
  blobs: BlobStore,
  customerId: string,
  { program: { runtime, source } }: JobManifest,
  shared: SharedFiles,
  signal: AbortSignal | undefined,
): Promise<PreparedProgram | PreparedPython> {
  if (runtime !== "python") return prepareProgram(blobs, customerId, runtime, source, signal);
  return preparePython(blobs, customerId, { source, shared: shared.kind === "mounted" ? shared.files : [] }, signal);
}

/** A command reads grouped outputs from standard input, like a single one. */
function stdinOf({ stdin, inputs }: JobManifest) {
  const template = stdin ?? (inputs.kind === "outputs" && inputs.group !== undefined ? "{value}" : undefined);
  return template === undefined ? {} : { stdin: template };
}

function specOf(
  manifest: JobManifest,
  jobId: JobId,
  customerName: string,
  prepared: Prepared,
  shared: MountedBlob[],
): JobSpec {
  const { inputs } = manifest;
  return {
    jobId,
    name: manifest.name,
    cause: manifest.cause,
    customerName,
    ...(manifest.workKind === "other" ? {} : { workKind: manifest.workKind }),
    runtime: manifest.program.runtime === "js" ? "js" : "wasi",
    ...("form" in prepared ? { python: prepared.form } : {}),
    program: prepared.runs,
    shared: "main" in prepared ? [prepared.main, ...shared] : shared,
    inputKind: specInputKind(inputs),
    ...(inputs.kind === "range" ? { range: { from: inputs.from, step: inputs.step } } : {}),
    args: manifest.args,
    ...stdinOf(manifest),
    outputs: manifest.outputs,
    ...(manifest.destination === undefined ? {} : { keepsOutputs: true }),
    okExitCodes: manifest.okExitCodes,
    limits: unitLimits(manifest.program.runtime, manifest.limits),
    fuelPerSecond: FUEL_PER_CORE_SECOND,
    price: priceNow(handle().config),
    picture: manifest.picture,
  };
}
